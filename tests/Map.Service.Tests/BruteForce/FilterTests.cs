using Map.Testing.BruteForce;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.BruteForce;

/// <summary>Random filters over random places give what a plain loop over all places gives.</summary>
public sealed class FilterTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task Filters_give_what_loop_over_all_places_gives()
    {
        var world = await World.FillAsync(server);
        var filters = new RandomFilters(world, seed: 5);
        var (matches, fields) = (0, new HashSet<int>());
        for (var i = 0; i < Rounds.Of(1_200); i++)
        {
            var filter = filters.Next(few: i % 3 == 0 ? 4 : 25);
            var metres = filter.Near is null ? null : await world.DistancesAsync(filter.Near.Position);
            var expected = world.Places.Where(place => Matching.Matches(place, filter, metres)).Select(place => place.Id)
                .Order(StringComparer.Ordinal);

            var page = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { Filter = filter, PageSize = 1_000 });
            var count = await server.Places.CountPlacesAsync(new CountPlacesRequest { Filter = filter });

            var found = page.Results.Select(result => result.Place.Id).Order(StringComparer.Ordinal).ToList();
            Assert.True(expected.SequenceEqual(found), filter.ToString());
            Assert.Equal(found.Count, count.Count);
            matches += found.Count;
            if (found.Count is > 0 and < 100) fields.UnionWith(FieldsOf(filter));
        }
        Assert.True(matches > Rounds.Of(20_000), $"The filters matched only {matches} places; they test little.");
        Assert.Equal(PlaceFilter.Descriptor.Fields.InFieldNumberOrder().Select(field => field.FieldNumber), fields.Order());
    }

    // One that is set, and that left something over.
    static IEnumerable<int> FieldsOf(PlaceFilter filter) =>
        from field in PlaceFilter.Descriptor.Fields.InFieldNumberOrder()
        where field.IsRepeated ? ((System.Collections.IList)field.Accessor.GetValue(filter)).Count > 0 : field.Accessor.HasValue(filter)
        select field.FieldNumber;
}
