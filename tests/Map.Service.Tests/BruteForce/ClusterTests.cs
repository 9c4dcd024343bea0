using Map.Testing.BruteForce;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.BruteForce;

/// <summary>Clusters are those that a plain loop over all places makes, by the grid of the contract.</summary>
public sealed class ClusterTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task Clusters_are_those_of_loop_over_all_places()
    {
        var world = await World.FillAsync(server);
        var filters = new RandomFilters(world, seed: 6);
        var random = new Random(7);
        var (several, alone) = (0, 0);
        for (var i = 0; i < Rounds.Of(600); i++)
        {
            var (box, zoom, filter) = (filters.Box(), random.Next(0, 23), filters.Next(few: 12));
            var metres = filter.Near is null ? null : await world.DistancesAsync(filter.Near.Position);
            var expected = world.Places
                .Where(place => place.At is { } at && Geometry.Contains(box, at) && Matching.Matches(place, filter, metres))
                .GroupBy(place => Cell(place.At!.Value, box, zoom))
                .Select(members => Summary(box, [.. members])).Order(StringComparer.Ordinal);

            var answer = await server.Clusters.ClusterPlacesAsync(new ClusterPlacesRequest { Box = box, Zoom = zoom, Filter = filter });

            var question = $"{box} {zoom} {filter}";
            var found = answer.Clusters.Select(Summary).Order(StringComparer.Ordinal).ToList();
            Assert.True(expected.SequenceEqual(found),
                $"{question}: {string.Join(" ; ", expected.Except(found))} but {string.Join(" ; ", found.Except(expected))}");
            Assert.InRange(answer.Clusters.Count, 0, 400);
            Assert.Equal(answer, await server.Clusters.ClusterPlacesAsync(
                new ClusterPlacesRequest { Box = box, Zoom = zoom, Filter = filter }));
            var both = filter.Clone();
            both.Box ??= box;
            if (both.Box.Equals(box))
                Assert.Equal((await server.Places.CountPlacesAsync(new CountPlacesRequest { Filter = both })).Count,
                    answer.Clusters.Sum(cluster => cluster.Count));
            several += answer.Clusters.Count(cluster => cluster.Count > 1);
            alone += answer.Clusters.Count(cluster => cluster.Count == 1);
        }
        Assert.True(several > Rounds.Of(300) && alone > Rounds.Of(300), $"Only {several} and {alone} clusters; they test little.");
    }

    static (double, double) Cell((double Longitude, double Latitude) at, Box box, int zoom)
    {
        var east = box.East < box.West ? box.East + 360 : box.East;
        while (true)
        {
            var cells = 4 * Math.Pow(2, zoom);
            var (north, west) = (Row(box.North, cells), Column(box.West, cells));
            if (zoom == 0 || (Row(box.South, cells) - north + 1) * (Column(east, cells) - west + 1) <= 400)
                return (Row(at.Latitude, cells), Column(Unrolled(at, box), cells));
            zoom--;
        }
    }

    static double Column(double longitude, double cells) => Math.Floor((longitude + 180) / 360 * cells);

    // What is beyond the edges of the map is in its first and last row.
    static double Row(double latitude, double cells)
    {
        var radians = Math.Clamp(latitude, -85.051128779806604, 85.051128779806604) * Math.PI / 180;
        return Math.Clamp(Math.Floor((0.5 - (Math.Asinh(Math.Tan(radians)) / (2 * Math.PI))) * cells), 0, cells - 1);
    }

    // East of the western border, once round at most; at a pole every longitude is the same.
    static double Unrolled((double Longitude, double Latitude) at, Box box) =>
        Math.Abs(at.Latitude) == 90 ? box.West
        : new[] { at.Longitude - 360, at.Longitude, at.Longitude + 360 }.First(longitude => longitude >= box.West);

    static string Summary(Box box, Known[] members)
    {
        var kinds = string.Join(' ', members.GroupBy(place => place.Kind).OrderBy(kind => kind.Key)
            .Select(kind => $"{kind.Key}:{kind.Count()}"));
        if (members is [var single])
            return FormattableString.Invariant($"1 {kinds} {single.At!.Value.Longitude:F7} {single.At.Value.Latitude:F7} {single.Id}");
        double[] x = [.. members.Select(place => Unrolled(place.At!.Value, box))];
        double[] y = [.. members.Select(place => place.At!.Value.Latitude)];
        return FormattableString.Invariant($"{members.Length} {kinds} {Wrapped(Mean(x)):F7} {Mean(y):F7} ")
            + FormattableString.Invariant($"{Wrapped(x.Min())} {y.Min()} {Wrapped(x.Max())} {y.Max()}");
    }

    static string Summary(Cluster cluster)
    {
        var kinds = string.Join(' ', cluster.Kinds.Select(kind => $"{kind.Kind}:{kind.Count}"));
        var start = FormattableString.Invariant(
            $"{cluster.Count} {kinds} {cluster.Position.Longitude:F7} {cluster.Position.Latitude:F7} ");
        var (box, at) = (cluster.Box, cluster.Position);
        if (cluster.Count == 1)
            Assert.Equal((at.Longitude, at.Latitude, at.Longitude, at.Latitude), (box.West, box.South, box.East, box.North));
        return start + (cluster.Place?.Id ?? FormattableString.Invariant($"{box.West} {box.South} {box.East} {box.North}"));
    }

    // To the centimetre, as the contract's means are.
    static double Mean(double[] degrees) => Math.Round(degrees.Average(), 7, MidpointRounding.AwayFromZero);

    static double Wrapped(double longitude) => longitude > 180 ? longitude - 360 : longitude;
}
