using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.GraphQL.Suggestions;

/// <summary>Suggestions from the first word to the map, by GraphQL.</summary>
public sealed class SuggestionTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Suggest = "mutation($input: SuggestInput!) { suggest(input: $input) { receipt warnings } }";

    const string Receipt = "query($receipt: String!) { suggestionReceipt(receipt: $receipt) "
        + "{ state kind subjectName reason messages { isQuestion text } place { id name } } }";

    const string List = """
        query($filter: SuggestionFilter, $first: Int, $after: String) {
          suggestions(filter: $filter, first: $first, after: $after) {
            edges { cursor node { id state kind comment reportKind subjectName risk group groupSize place { id } sameAs { id } sources { citation }
                                  changes { field before after } } }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Report_is_followed_by_its_receipt_asked_about_answered_and_refused()
    {
        var key = await KeyAsync();
        var place = await PlaceAsync("Colnbrook");
        var receipt = await SuggestAsync(Report(place, "WRONG", "The telephone number is of a shop"));
        Assert.Equal("OPEN", (string?)(await ReceiptAsync(receipt))["state"]);

        var waiting = (await ListAsync(key, new { subject = place })).Single();
        Assert.Equal(("REPORT", "WRONG", place), ((string?)waiting["kind"], (string?)waiting["reportKind"], (string?)waiting["place"]!["id"]));
        await map.Gateway.DataAsync(
            "mutation($input: AskAboutInput!) { askAbout(input: $input) { suggestion { state } } }",
            new { input = new { id = (string?)waiting["id"], question = "Which one is right?" } }, key);
        var answered = await map.Gateway.DataAsync(
            "mutation($input: AnswerQuestionInput!) { answerQuestion(input: $input) { receipt { state messages { text } } } }",
            new { input = new { receipt, text = "I do not know" } });
        Assert.Equal("OPEN", (string?)answered["answerQuestion"]!["receipt"]!["state"]);
        var refused = await map.Gateway.DataAsync(
            "mutation($input: RejectSuggestionsInput!) { rejectSuggestions(input: $input) { count } }",
            new { input = new { ids = new[] { (string?)waiting["id"] }, reason = "We called: it is theirs" } }, key);

        Assert.Equal(1, (int)refused["rejectSuggestions"]!["count"]!);
        var after = await ReceiptAsync(receipt);
        Assert.Equal(("REJECTED", "We called: it is theirs"), ((string?)after["state"], (string?)after["reason"]));
        Assert.Equal(["Which one is right?", "I do not know"], after["messages"]!.AsArray().Select(message => (string?)message!["text"]));
    }

    [Fact]
    public async Task Reviewers_hear_what_the_others_look_at_by_the_ids_that_they_ask_with()
    {
        const string Look = "mutation($input: LookAtInput!) { lookAt(input: $input) { looks { subject label since } } }";
        var (place, suggestion) = (await PlaceAsync("Colnbrook"), new GlobalId(GlobalId.Suggestion, Guid.NewGuid().ToString()).ToString());
        var looks = await map.Gateway.DataAsync(Look, new { input = new { window = Guid.NewGuid(), subject = place, among = new[] { place } } }, await KeyAsync());
        Assert.Empty(looks["lookAt"]!["looks"]!.AsArray());

        looks = await map.Gateway.DataAsync(Look, new { input = new { window = Guid.NewGuid(), subject = suggestion, among = new[] { suggestion, place } } }, await KeyAsync());
        Assert.Equal(place, (string?)Assert.Single(looks["lookAt"]!["looks"]!.AsArray())!["subject"]);

        var error = await map.Gateway.ErrorAsync(Look, new { input = new { window = Guid.NewGuid(), among = new[] { "x" } } }, await KeyAsync());
        Assert.Contains("input.among[0]", (string?)error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_place_is_on_the_map_once_accepted()
    {
        var key = await KeyAsync();
        var receipt = await SuggestAsync(new JsonObject
        {
            ["addPlace"] = new JsonObject
            {
                ["name"] = "Suggested Kitchen", ["status"] = "OPEN", ["supportGroup"] = new JsonObject { ["services"] = new JsonArray("FOOD") },
                ["position"] = new JsonObject { ["latitude"] = 51.128, ["longitude"] = 1.313 }, ["precision"] = "TOWN",
                ["sources"] = new JsonArray(new JsonObject { ["citation"] = "A leaflet" }),
            },
        });
        var waiting = (await ListAsync(key, new { kinds = new[] { "ADD_PLACE" } })).Single();
        Assert.Contains(waiting["changes"]!.AsArray(), change => (string?)change!["field"] == "name" && (string?)change["after"]![0] == "Suggested Kitchen");

        var accepted = await map.Gateway.DataAsync(
            "mutation($input: AcceptSuggestionInput!) { acceptSuggestion(input: $input) { suggestion { state } actId changes { field } } }",
            new { input = new { id = (string?)waiting["id"] } }, key);

        Assert.Equal("ACCEPTED", (string?)accepted["acceptSuggestion"]!["suggestion"]!["state"]);
        Assert.NotNull(accepted["acceptSuggestion"]!["actId"]);
        Assert.Equal("Suggested Kitchen", (string?)(await ReceiptAsync(receipt))["place"]!["name"]);
        var found = await map.Gateway.DataAsync("""{ places(filter: {text: "Suggested Kitchen"}) { totalCount } }""");
        Assert.Equal(1, (int)found["places"]!["totalCount"]!);
    }

    [Fact]
    public async Task Pages_of_the_list_lose_none()
    {
        var key = await KeyAsync();
        var (place, other) = (await PlaceAsync("Brook House"), await PlaceAsync("Tinsley House"));
        foreach (var kind in (string[])["CLOSED", "WRONG", "WRONG"])
            await SuggestAsync(Report(place, kind, $"For a reason {kind}"));
        var same = Report(place, "SAME", "One fence");
        same["report"]!["other"] = other;
        await SuggestAsync(same);
        var found = new List<string?>();
        string? after = null;
        do
        {
            var page = (await map.Gateway.DataAsync(List, new { filter = new { subject = place }, first = 3, after }, key))["suggestions"]!;
            found.AddRange(page["edges"]!.AsArray().Select(edge => (string?)edge!["node"]!["id"]));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string?)page["pageInfo"]!["endCursor"] : null;
        }
        while (after is not null);

        Assert.Equal(4, found.Distinct().Count());
        var between = (await ListAsync(key, new { subject = place })).Single(one => (string?)one["reportKind"] == "SAME");
        Assert.Equal(other, (string?)between["sameAs"]!["id"]);
    }

    [Fact]
    public async Task Taken_back_it_is_gone()
    {
        var receipt = await SuggestAsync(Report(await PlaceAsync("Yarl's Wood"), "WRONG", "I am not sure of it"));
        var back = await map.Gateway.DataAsync(
            "mutation($input: TakeBackSuggestionInput!) { takeBackSuggestion(input: $input) { receipt { state } } }", new { input = new { receipt } });
        Assert.Equal("TAKEN_BACK", (string?)back["takeBackSuggestion"]!["receipt"]!["state"]);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_its_path_in_the_input()
    {
        var place = await PlaceAsync("Dungavel");
        var nameless = new JsonObject
        {
            ["addPlace"] = new JsonObject
            {
                ["name"] = "", ["status"] = "OPEN", ["office"] = new JsonObject(), ["sources"] = new JsonArray(new JsonObject { ["citation"] = "A leaflet" }),
            },
        };
        Assert.Contains("input.change.addPlace.name", await FieldsAsync(nameless));
        Assert.Equal(["input.change.report.other"], await FieldsAsync(Report(place, "SAME", "Why")));
        Assert.Equal(["input.comment"], await FieldsAsync(new JsonObject { ["report"] = new JsonObject { ["place"] = place, ["kind"] = "WRONG" } }));
        Assert.Equal(["input.change"], await FieldsAsync(new JsonObject()));
    }

    [Fact]
    public async Task Receipt_in_an_address_is_refused()
    {
        var query = Uri.EscapeDataString("""{ suggestionReceipt(receipt: "00000-00000-00000-00000") { state } }""");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"graphql?query={query}");
        request.Headers.Add("GraphQL-Preflight", "1");
        using var response = await map.Gateway.Http.SendAsync(request);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]![0]!;
        Assert.Equal("INVALID_ARGUMENT", (string?)error["extensions"]!["code"]);
        Assert.Contains("by POST", (string?)error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_is_for_reviewers()
    {
        Assert.Equal("UNAUTHENTICATED", await CodeAsync(null));
        Assert.Equal("PERMISSION_DENIED", await CodeAsync(await map.KeyAsync()));

        async Task<string?> CodeAsync(string? key) => (string?)(await map.Gateway.ErrorAsync(List, new { }, key))["extensions"]!["code"];
    }

    async Task<string> SuggestAsync(JsonObject change)
    {
        var input = Input(change);
        var first = (string?)(await map.Gateway.DataAsync(Suggest, new { input }))["suggest"]!["receipt"];
        // The second is the same request, and makes no second suggestion.
        Assert.Equal(first, (string?)(await map.Gateway.DataAsync(Suggest, new { input }))["suggest"]!["receipt"]);
        return first!;
    }

    async Task<IEnumerable<string?>> FieldsAsync(JsonObject change)
    {
        var error = await map.Gateway.ErrorAsync(Suggest, new { input = Input(change) });
        return error["extensions"]!["violations"]!.AsArray().Select(violation => (string?)violation!["field"]);
    }

    static JsonObject Input(JsonObject change)
    {
        change = (JsonObject)change.DeepClone();
        var input = new JsonObject { ["change"] = change, ["requestId"] = Guid.NewGuid().ToString() };
        if (change["report"] is JsonObject report && report.Remove("comment", out var comment))
            input["comment"] = comment?.DeepClone();
        return input;
    }

    static JsonObject Report(string place, string kind, string comment) =>
        new() { ["report"] = new JsonObject { ["place"] = place, ["kind"] = kind, ["comment"] = comment } };

    async Task<JsonNode> ReceiptAsync(string receipt) => (await map.Gateway.DataAsync(Receipt, new { receipt }))["suggestionReceipt"]!;

    async Task<IReadOnlyList<JsonNode>> ListAsync(string key, object filter)
    {
        var page = await map.Gateway.DataAsync(List, new { filter, first = 50 }, key);
        return [.. page["suggestions"]!["edges"]!.AsArray().Select(edge => edge!["node"]!)];
    }

    async Task<string> PlaceAsync(string name)
    {
        var found = await map.Gateway.DataAsync("query($text: String!) { places(filter: {text: $text}, first: 1) { nodes { id } } }", new { text = name });
        return (string)found["places"]!["nodes"]![0]!["id"]!;
    }

    async Task<string> KeyAsync() => (await map.Keys.CreateAsync(Role.Reviewer, [], "test", CancellationToken.None)).Secret;
}
