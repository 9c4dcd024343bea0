using Map.Testing.BruteForce;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.BruteForce;

/// <summary>Random conditions over random places give what a plain program gives.</summary>
public sealed class ConditionTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task Conditions_give_what_loop_over_all_places_gives()
    {
        var world = await World.FillAsync(server, seed: 17);
        var conditions = new RandomConditions(seed: 23);
        var (matches, tests) = (0, new HashSet<string>());
        for (var i = 0; i < Rounds.Of(1_500); i++)
        {
            var filter = new PlaceFilter { Condition = conditions.Next(), Statuses = { Enum.GetValues<PlaceStatus>().Skip(1) } };
            var expected = world.Places.Where(place => Matching.Matches(place, filter)).Select(place => place.Id).Order(StringComparer.Ordinal);
            var page = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { Filter = filter, PageSize = 1_000, ReadMask = new() { Paths = { "name" } } });
            var found = page.Results.Select(result => result.Place.Id).Order(StringComparer.Ordinal).ToList();
            Assert.True(expected.SequenceEqual(found), filter.ToString());
            matches += found.Count;
            if (found.Count is > 0 and < 400) tests.UnionWith(TestsOf(filter.Condition));
        }

        Assert.True(matches > Rounds.Of(50_000), $"The conditions matched only {matches} places; they test little.");
        if (!Rounds.AreAll) return;
        // Every relation of every time, every shape, and every other test.
        Assert.Equal((30, 3, 6), (tests.Count(test => test.StartsWith("Temporal", StringComparison.Ordinal)),
            tests.Count(test => test.StartsWith("Spatial", StringComparison.Ordinal)),
            tests.Count(test => test.StartsWith("Comparison", StringComparison.Ordinal))));
    }

    static IEnumerable<string> TestsOf(Condition condition) => condition.TestCase switch
    {
        Condition.TestOneofCase.All => condition.All.Conditions_.SelectMany(TestsOf),
        Condition.TestOneofCase.Any => condition.Any.Conditions_.SelectMany(TestsOf),
        Condition.TestOneofCase.Not => TestsOf(condition.Not),
        Condition.TestOneofCase.Temporal => [$"Temporal {condition.Temporal.Relation} {condition.Temporal.Queryable}"],
        Condition.TestOneofCase.Spatial => [$"Spatial {condition.Spatial.ShapeCase}"],
        Condition.TestOneofCase.Comparison => [$"Comparison {condition.Comparison.Operator}"],
        var test => [test.ToString()],
    };
}
