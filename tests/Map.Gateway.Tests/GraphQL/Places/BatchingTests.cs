using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.GraphQL.Places;

public sealed class BatchingTests : IAsyncLifetime
{
    readonly InventedMap map = new();

    public Task InitializeAsync() => map.InitializeAsync();

    public Task DisposeAsync() => map.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task Places_with_involvements_organisations_and_regions_are_four_calls(int places)
    {
        Fill(places);
        var data = await map.Gateway.DataAsync(
            "{ places(first: 50) { nodes { regions { code name } involvements { role organisation { name } } } } }");

        // The original sends off what is there when the processor has a moment: on a busy one, several batches of a kind.
        var calls = Engine.IsStandIn ? map.Upstream.Log.Methods : map.Upstream.Log.Methods.Distinct();
        Assert.Equal(["BatchGetInvolvements", "BatchGetOrganisations", "BatchGetRegions", "SearchPlaces"], calls);
        var last = data["places"]!["nodes"]![places - 1]!;
        Assert.Equal($"Organisation {places - 1}", (string?)last["involvements"]![0]!["organisation"]!["name"]);
        Assert.Equal("Region GB", (string?)last["regions"]![0]!["name"]);
    }

    [Fact]
    public async Task Different_roles_are_one_call_each()
    {
        Fill(50);
        await map.Gateway.DataAsync(
            """
            {
              places {
                nodes {
                  runs: involvements(roles: [OPERATES, OWNS]) { id }
                  again: involvements(roles: [OWNS, OPERATES]) { id }
                  visits: involvements(roles: [VISITS]) { id }
                }
              }
            }
            """);
        Assert.Equal(["BatchGetInvolvements", "BatchGetInvolvements", "SearchPlaces"], map.Upstream.Log.Methods);
    }

    [Fact]
    public async Task Place_asked_for_by_its_id_and_again_through_organisation_is_one_place()
    {
        Fill(3);
        var id = (string)(await map.Gateway.DataAsync("{ places(first: 1) { nodes { id } } }"))["places"]!["nodes"]![0]!["id"]!;
        map.Upstream.Log.Clear();
        await map.Gateway.DataAsync(
            "query($id: ID!) { a: place(id: $id) { name } b: node(id: $id) { id } nodes(ids: [$id, $id]) { id } }", new { id });
        Assert.Equal(["BatchGetPlaces"], map.Upstream.Log.Methods);
    }

    [Fact]
    public async Task Total_is_counted_only_when_asked_for()
    {
        Fill(3);
        await map.Gateway.DataAsync("{ places(first: 1) { nodes { name } } }");
        Assert.Equal(["SearchPlaces"], map.Upstream.Log.Methods);
        var data = await map.Gateway.DataAsync("{ places(first: 1) { totalCount } }");
        Assert.Equal(["CountPlaces", "SearchPlaces", "SearchPlaces"], map.Upstream.Log.Methods);
        Assert.Equal(3, (int)data["places"]!["totalCount"]!);
    }

    [Fact]
    public async Task Every_call_has_deadline_and_callers_key()
    {
        Fill(1);
        await map.Gateway.DataAsync("{ places { totalCount nodes { regions { code } } } }", key: "map_abc");
        Assert.All(map.Upstream.Log.Calls, call => Assert.Equal("Bearer map_abc", call.Authorization));
        Assert.All(map.Upstream.Log.Calls, call => Assert.NotEqual(DateTime.MaxValue, call.Deadline));
    }

    void Fill(int places)
    {
        for (var i = 0; i < places; i++)
        {
            var place = map.Places.Add($"Place {i}", place => place.RegionCodes.Add("GB"));
            map.Places.AddOrganisation(1_000 + i, $"Organisation {i}");
            map.Places.AddInvolvement(2_000 + i, place.Id, 1_000 + i);
        }
    }
}
