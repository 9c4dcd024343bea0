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
            map.Gateway.DataAsync(Mutation, new { input = Input("First of twins") }, key),
            map.Gateway.DataAsync(Mutation, new { input = Input("Second of twins") }, key));
        Assert.Equal(2, answers.Select(answer => (long)answer["addPlace"]!["place"]!["revision"]!).Distinct().Count());
        var found = await map.Gateway.DataAsync("""{ places(filter: {text: "of twins"}) { nodes { name } } }""");
        Assert.Equal(["First of twins", "Second of twins"], found["places"]!["nodes"]!.AsArray().Select(node => (string?)node!["name"]));
    }

    [Fact]
    public async Task Missing_precision_is_named_in_words_of_the_schema()
    {
        var input = Input("Imprecise");
        input.Remove("precision");

        var error = await map.Gateway.ErrorAsync(Mutation, new { input }, await map.KeyAsync());

        Assert.Equal("input.precision: is missing; one of BUILDING, SITE, STREET, LOCALITY, TOWN, REGION.", (string?)error["message"]);
    }

    [Theory]
    [InlineData("{\"detentionCentre\": {\"facilityType\": \"castle\"}}", "input.detentionCentre.facilityType", "\"holding_room\"")]
    [InlineData("{\"names\": [{\"language\": \"fr\", \"name\": \"\"}]}", "input.names", "\"fr\" is empty; 1 to 200 characters")]
    [InlineData("{\"coverage\": [\"Kent\\u0000\"]}", "input.coverage[0]", "is not a region")]
    [InlineData(
        "{\"office\": {\"organisation\": \"T3JnYW5pc2F0aW9uOjAxOThjMGRlLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwYmVlZg==\"}}",
        "input.office.organisation", "is not the id of an organisation of this map.")]
    public async Task Wrong_value_is_named_in_words_of_the_schema(string values, string field, string description)
    {
        var input = Input("Wrong");
        if (values.Contains("office", StringComparison.Ordinal))
            input.Remove("detentionCentre");
        foreach (var (name, value) in JsonNode.Parse(values)!.AsObject())
            input[name] = value!.DeepClone();

        var violations = (await map.Gateway.ErrorAsync(Mutation, new { input }, await map.KeyAsync()))["extensions"]!["violations"]!;

        var violation = Assert.Single(violations.AsArray(), violation => (string?)violation!["field"] == field)!;
        Assert.Contains(description, (string?)violation["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_id_of_another_place_or_another_key_is_refused()
    {
        var input = Input("First use of the id");
        input["requestId"] = "0198c0de-0000-7000-8000-00000000beef";
        var key = await map.KeyAsync("GB");
        await map.Gateway.DataAsync(Mutation, new { input }, key);

        var byOtherKey = await map.Gateway.ErrorAsync(Mutation, new { input }, await map.KeyAsync("GB"));
        input["name"] = "Second use of the id";
        var ofOtherPlace = await map.Gateway.ErrorAsync(Mutation, new { input }, key);

        Assert.All([byOtherKey, ofOtherPlace], error =>
        {
            Assert.Equal("INVALID_ARGUMENT", (string?)error["extensions"]!["reason"]);
            Assert.Equal("input.requestId", (string?)error["extensions"]!["violations"]![0]!["field"]);
        });
    }

    [Theory]
    [InlineData(50.95, 1.85, "GB", "input.position.latitude: lies in France, and the country given is GB")]
    [InlineData(0, 0, "GB", "input.position.latitude: is 0, and so is longitude")]
    [InlineData(51.1, 1.1, "UK", "input.country: \"UK\" is not an ISO 3166-1 code; did you mean GB?")]
    public async Task Position_and_country_that_contradict_each_other_are_refused(
        double latitude, double longitude, string country, string message)
    {
        var input = Input("Elsewhere");
        input["position"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude };
        input["precision"] = "SITE";
        input["country"] = country;

        var error = await map.Gateway.ErrorAsync(Mutation, new { input }, await map.KeyAsync());

        Assert.StartsWith(message, (string?)error["message"]);
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
