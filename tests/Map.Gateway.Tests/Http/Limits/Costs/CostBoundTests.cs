using System.Text.Json.Nodes;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Http.Limits.Costs;

/// <summary>The cost is a bound: while no list is longer than it is thought to be, no answer has more objects than were counted, and none
/// takes more calls of the service than were charged.</summary>
public sealed class CostBoundTests : IAsyncLifetime
{
    static readonly int Operations = Rounds.Of(400);
    const int Places = 8;
    const int Organisations = 4;

    readonly InventedMap map = new();

    public async Task InitializeAsync()
    {
        await map.InitializeAsync();
        for (var i = 1; i <= Organisations; i++)
            map.Places.AddOrganisation(100 + i, $"Organisation {i}");
        for (var i = 0; i < Places; i++)
        {
            var place = map.Places.Add($"Place {i}", place =>
            {
                place.RegionCodes.Add(Enumerable.Range(0, i % 4).Select(region => $"R{region}"));
                if (i % 2 == 1)
                    place.SupportGroup = new() { OrganisationId = InventedPlaces.Uuid(101) };
            });
            for (var one = 0; one <= i % 5; one++)
                map.Places.AddInvolvement((1000 * (i + 1)) + one, place.Id, 101 + ((i + one) % Organisations));
        }
    }

    public Task DisposeAsync() => map.DisposeAsync();

    [Fact]
    public async Task No_random_operation_has_more_objects_or_takes_more_calls_than_it_costs()
    {
        var random = new Random(20261128);
        var (answered, exact) = (0, 0);
        for (var i = 0; i < Operations; i++)
        {
            var query = RandomOperation.Write(random);
            var variables = new { n = random.Next(1, 4), yes = random.Next(2) == 0 };
            var callsBefore = map.Upstream.Log.Calls.Count;

            var answer = await map.Gateway.AskWithCostAsync("report", query, variables);

            if (answer["errors"]?[0] is { } error)
            {
                Assert.True((string?)error["extensions"]!["reason"] == "OPERATION_COST", $"{query}\n{error}");
                continue;
            }

            answered++;
            var cost = answer["extensions"]!["operationCost"]!;
            var objects = Objects(answer["data"]);
            var calls = map.Upstream.Log.Calls.Count - callsBefore;
            Assert.True((double)cost["typeCost"]! >= objects, $"{objects} objects\n{variables}\n{query}\n{cost}");
            Assert.True((double)cost["fieldCost"]! >= calls, $"{calls} calls\n{variables}\n{query}\n{cost}");
            exact += (double)cost["typeCost"]! == objects ? 1 : 0;
        }

        // A bound that is never met, or that refuses most, would be worth little.
        Assert.True(answered > Operations / 2, $"{answered} of {Operations} were answered.");
        Assert.True(exact > answered / 20, $"{exact} of {answered} had as many objects as they cost.");
    }

    static int Objects(JsonNode? node) => node switch
    {
        JsonObject one => 1 + one.Sum(field => Objects(field.Value)),
        JsonArray many => many.Sum(Objects),
        _ => 0,
    };
}
