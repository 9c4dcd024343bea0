using System.Text.Json.Nodes;

namespace Map.Gateway.Tests.EndToEnd;

public sealed class AddPlaceTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Mutation = """
        mutation($input: AddPlaceInput!) {
          addPlace(input: $input) {
            place {
              __typename id name kind status openedOn precision revision regions { code } sources { citation url }
              periods { from to } position { latitude longitude }
              ... on DetentionCentre { facilityType { code note } capacity { people asOf } }
            }
          }
        }
        """;

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Place_that_was_added_is_in_next_answer()
    {
        var key = await map.KeyAsync("GB");
        var input = Input("Invented Centre");
        input["periods"] = new JsonArray(new JsonObject { ["from"] = "2019-04" });
        input["detentionCentre"] = new JsonObject
        {
            ["facilityType"] = "removal_centre",
            ["facilityTypeNote"] = "IRC",
            ["capacities"] = new JsonArray(new JsonObject { ["people"] = 12, ["asOf"] = "2020" }),
        };
        var place = (await map.Gateway.DataAsync(Mutation, new { input }, key))["addPlace"]!["place"]!;

        Assert.Equal("DetentionCentre", (string?)place["__typename"]);
        Assert.Equal("2019-04", (string?)place["openedOn"]);
        Assert.Equal(12, (int)place["capacity"]!["people"]!);
        Assert.Equal("GB", (string?)place["regions"]![0]!["code"]);
        var again = await map.Gateway.DataAsync("query($id: ID!) { place(id: $id) { name } }", new { id = (string?)place["id"] });
        Assert.Equal("Invented Centre", (string?)again["place"]!["name"]);
        var found = await map.Gateway.DataAsync("""{ places(filter: {text: "invented centre"}) { totalCount } }""");
        Assert.Equal(1, (int)found["places"]!["totalCount"]!);
    }

    [Fact]
    public async Task Two_places_added_at_once_are_both_kept()
    {
        var key = await map.KeyAsync("GB");
        var answers = await Task.WhenAll(
            map.Gateway.DataAsync(Mutation, new { input = Input("First of two") }, key),
            map.Gateway.DataAsync(Mutation, new { input = Input("Second of two") }, key));
        Assert.Equal(2, answers.Select(answer => (long)answer["addPlace"]!["place"]!["revision"]!).Distinct().Count());
        var found = await map.Gateway.DataAsync("""{ places(filter: {text: "of two"}) { nodes { name } } }""");
        Assert.Equal(["First of two", "Second of two"], found["places"]!["nodes"]!.AsArray().Select(node => (string?)node!["name"]));
    }

    [Fact]
    public async Task Same_request_again_gives_same_place()
    {
        var key = await map.KeyAsync("GB");
        var input = Input("Asked for twice");
        input["requestId"] = Guid.NewGuid().ToString();
        var first = await map.Gateway.DataAsync(Mutation, new { input }, key);
        var second = await map.Gateway.DataAsync(Mutation, new { input }, key);
        Assert.Equal((string?)first["addPlace"]!["place"]!["id"], (string?)second["addPlace"]!["place"]!["id"]);
    }

    [Fact]
    public async Task Without_key_nothing_is_added() => await RefusedAsync(Input("Nobody's"), null, "UNAUTHENTICATED");

    [Fact]
    public async Task With_key_that_is_unknown_nothing_is_added() =>
        await RefusedAsync(Input("Nobody's"), "map_unknown", "UNAUTHENTICATED");

    [Fact]
    public async Task With_key_that_is_closed_nothing_is_added()
    {
        var key = await map.NewKeyAsync("GB");
        await map.Keys.CloseAsync(key.Id, CancellationToken.None);
        await RefusedAsync(Input("Nobody's"), key.Secret, "UNAUTHENTICATED");
    }

    [Fact]
    public async Task With_key_for_another_region_nothing_is_added() =>
        await RefusedAsync(Input("Elsewhere"), await map.KeyAsync("FR"), "PERMISSION_DENIED");

    [Theory]
    [InlineData("input.position.latitude")]
    [InlineData("input.name")]
    [InlineData("input.sources")]
    [InlineData("input.detentionCentre.facilityType")]
    [InlineData("input.detentionCentre.capacities[0].people")]
    [InlineData("input.periods[0].source.citation")]
    [InlineData("input")]
    public async Task With_wrong_field_nothing_is_added(string field)
    {
        var input = Input("Wrong");
        Spoil(input, field);
        var error = await RefusedAsync(input, await map.KeyAsync("GB"), "INVALID_ARGUMENT");
        Assert.Equal(field, (string?)error["extensions"]!["violations"]![0]!["field"]);
    }

    [Fact]
    public async Task Unknown_field_is_refused_before_anything_is_asked()
    {
        var input = Input("Wrong");
        input["nope"] = 1;
        var before = await TraceAsync();
        var error = await map.Gateway.ErrorAsync(Mutation, new { input }, await map.KeyAsync("GB"));
        Assert.Contains("nope", (string?)error["message"], StringComparison.Ordinal);
        Assert.Equal(before, await TraceAsync());
    }

    static void Spoil(JsonObject input, string field)
    {
        var centre = input["detentionCentre"]!.AsObject();
        switch (field)
        {
            case "input.position.latitude":
                input["position"]!["latitude"] = 91;
                break;
            case "input.name":
                input["name"] = "";
                break;
            case "input.sources":
                input["sources"] = new JsonArray();
                break;
            case "input.detentionCentre.facilityType":
                centre["facilityType"] = "castle";
                break;
            case "input.detentionCentre.capacities[0].people":
                centre["capacities"] = new JsonArray(new JsonObject { ["people"] = -1, ["asOf"] = "2020" });
                break;
            case "input.periods[0].source.citation":
                input["periods"] = new JsonArray(new JsonObject { ["from"] = "2019", ["source"] = new JsonObject { ["citation"] = "" } });
                break;
            default:
                input["office"] = new JsonObject();
                break;
        }
    }

    async Task<JsonNode> RefusedAsync(JsonObject input, string? key, string code)
    {
        var before = await TraceAsync();
        var error = await map.Gateway.ErrorAsync(Mutation, new { input }, key);
        Assert.Equal(code, (string?)error["extensions"]!["code"]);
        Assert.Equal(before, await TraceAsync());
        return error;
    }

    async Task<(long Places, long Sources, long Revisions)> TraceAsync() => (
        await map.ScalarAsync<long>("SELECT count(*) FROM place"),
        await map.ScalarAsync<long>("SELECT count(*) FROM source"),
        await map.ScalarAsync<long>("SELECT count(*) FROM revision"));

    static JsonObject Input(string name) => new()
    {
        ["name"] = name,
        ["status"] = "OPEN",
        ["position"] = new JsonObject { ["latitude"] = 51.118, ["longitude"] = 1.296 },
        ["precision"] = "SITE",
        ["sources"] = new JsonArray(new JsonObject { ["citation"] = "A report", ["url"] = "https://example.org/report" }),
        ["detentionCentre"] = new JsonObject { ["facilityType"] = "removal_centre" },
    };
}
