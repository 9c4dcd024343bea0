using Grpc.Core;
using Map.Contract;
using Map.Testing.BruteForce;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.View.Clusters;

/// <summary>Clusters are the same to the last digit whether they come from the index of tiles or from the places themselves. To ask for
/// places with a position, which all are that have a cluster, leaves the index of tiles aside.</summary>
public sealed class TwoWaysTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    // Of the grid of place_by_tile, and of those of clusters up to zoom 9.
    const double Cell = 360 / 2048.0;

    [Fact]
    public async Task Clusters_by_both_indexes_are_same_to_anybody()
    {
        var world = await World.FillAsync(server);
        var random = new Random(31);
        await AddAtBordersAsync(random);
        await server.Map.ExecuteAsync("ANALYZE");
        Metadata?[] callers = [null, await server.KeyAsync(Role.Contributor, "AA"), await server.KeyAsync(Role.Reviewer, "AA"),
            await server.KeyAsync(Role.Reviewer)];
        var filters = new RandomFilters(world, seed: 32);
        var counts = new long[callers.Length];
        for (var i = 0; i < Rounds.Of(400); i++)
        {
            var request = new ClusterPlacesRequest
            {
                Box = i % 2 == 0 ? filters.Box() : AtBorders(random), Zoom = random.Next(23), Filter = Filter(random),
            };
            var other = request.Clone();
            other.Filter.HasPosition = true;
            var caller = random.Next(callers.Length);

            var answer = await server.Clusters.ClusterPlacesAsync(request, callers[caller]);

            Assert.Equal(await server.Clusters.ClusterPlacesAsync(other, callers[caller]), answer);
            counts[caller] += answer.Clusters.Sum(cluster => cluster.Count);
        }
        Assert.All(counts, count => Assert.True(count > Rounds.Of(1_000), $"There were only {count} places; they test little."));
    }

    // On the borders of cells and in their corners, and a hair beside them.
    async Task AddAtBordersAsync(Random random)
    {
        for (var i = 0; i < Rounds.Of(150); i++)
            await server.Map.PlaceAsync($"border {i}", Math.Clamp(Latitude(random.Next(1004, 1044)) + Hair(random), -90, 90),
                Math.Clamp((random.Next(-20, 20) * Cell) + Hair(random), -180, 180), "office", published: i % 5 > 0);
    }

    static Box AtBorders(Random random)
    {
        var (west, north) = (random.Next(-20, 19), random.Next(1004, 1043));
        return new Box
        {
            West = west * Cell, East = random.Next(west + 1, 21) * Cell,
            North = Latitude(north), South = Latitude(random.Next(north + 1, 1045)),
        };
    }

    static PlaceFilter Filter(Random random)
    {
        var filter = new PlaceFilter();
        if (random.Next(2) == 0) filter.Kinds.Add([(PlaceKind)random.Next(1, 5), (PlaceKind)random.Next(1, 5)]);
        if (random.Next(2) == 0) filter.Statuses.Add([(PlaceStatus)random.Next(1, 6), PlaceStatus.Open]);
        return filter;
    }

    static double Hair(Random random) => random.Next(-1, 2) * 1e-12;

    static double Latitude(int row) => double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - (row * Cell / 180)))));
}
