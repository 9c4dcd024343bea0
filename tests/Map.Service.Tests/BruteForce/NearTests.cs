using Map.Testing.BruteForce;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.BruteForce;

/// <summary>The nearest places under any filter, page by page, are all that match in the order of their distances.</summary>
public sealed class NearTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task Near_gives_what_loop_over_all_places_gives_in_its_order_with_its_distances()
    {
        var world = await World.FillAsync(server);
        var filters = new RandomFilters(world, seed: 8);
        var matches = 0;
        for (var i = 0; i < Rounds.Of(60); i++)
        {
            var (from, filter) = (filters.Position(), filters.Next(few: 15));
            var metres = await world.DistancesAsync(from);
            var near = filter.Near is null ? null : await world.DistancesAsync(filter.Near.Position);
            var request = new FindNearRequest { Position = from, Filter = filter, PageSize = i % 3 == 0 ? 1_000 : 37 };
            if (i % 4 == 0) request.WithinMetres = 1_500_000;
            var expected = world.Places
                .Where(place => place.At is not null && Matching.Matches(place, filter, near))
                .Where(place => !request.HasWithinMetres || metres[place.Id] <= request.WithinMetres)
                .Select(place => (Metres: metres[place.Id], place.Id))
                .OrderBy(place => place.Metres).ThenBy(place => place.Id, StringComparer.Ordinal);

            Assert.True(expected.SequenceEqual(await AllAsync(request)), request.ToString());
            matches += expected.Count();
        }
        Assert.True(matches > Rounds.Of(2_000), $"Only {matches} places; they test little.");
    }

    async Task<List<(double, string)>> AllAsync(FindNearRequest request)
    {
        var all = new List<(double, string)>();
        do
        {
            var page = await server.Places.FindNearAsync(request);
            all.AddRange(page.Results.Select(result => (result.DistanceMetres, result.Place.Id)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }
}
