using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.GraphQL.Contributions;

namespace Map.Gateway.Tests.GraphQL.Suggestions;

/// <summary>What was proposed comes back in the form in which it was sent, so that it can be edited and given back.</summary>
public sealed class ProposedTests(SeededMap map) : IClassFixture<SeededMap>, IAsyncLifetime
{
    ProposedSubjects known = null!;

    string Reviewer => known.Reviewer;

    string Place => known.Place;

    public static TheoryData<string, string> Changes => new()
    {
        {
            "addPlace", """
            {"name": "New", "status": "TEMPORARILY_CLOSED", "names": [{"language": "ar", "name": "جديد"}],
             "otherNames": [{"name": "N", "kind": "SHORT"}, {"name": "Neu", "language": "de", "kind": "ALTERNATE"}],
             "supportGroup": {"services": ["FOOD", "LEGAL_ADVICE"], "languages": ["en", "ar"], "offers": "Tea", "organisation": "ORGANISATION"},
             "position": {"latitude": 51.5, "longitude": 0}, "precision": "TOWN", "address": {"town": "Dover"}, "website": "https://new.example/?a=1&b=2",
             "contacts": [{"kind": "VOICE", "value": "+44 1632 960123", "visibility": "PUBLIC"}], "periods": [{"from": "2009-03"}], "coverage": ["GB-KEN"],
             "sources": [{"citation": "A leaflet", "supports": ["name", "supportGroup.languages"], "readOn": "2026-11-02"}]}
            """
        },
        { "addPlace", """{"name": "Bare", "status": "OPEN", "office": {}, "sources": []}""" },
        {
            "updatePlace", """
            {"id": "PLACE", "revision": REVISION,
             "place": {"website": null, "name": "Now", "supportGroup": {"languages": null, "offers": "Coffee"}, "address": {"town": "Deal"}}}
            """
        },
        {
            "updatePlace", """
            {"id": "PLACE", "revision": REVISION,
             "place": {"position": {"latitude": 51.1, "longitude": 0}, "precision": "SITE", "contacts": null, "status": "CLOSED"}}
            """
        },
        { "withdrawPlace", """{"place": "PLACE", "revision": REVISION}""" },
        { "addInvolvement", """{"place": "PLACE", "organisation": "ORGANISATION", "role": "VISITS", "from": "2024"}""" },
        { "updateInvolvement", """{"id": "INVOLVEMENT", "revision": REVISION, "involvement": {"note": null, "role": "SUPPORTS"}}""" },
        { "endInvolvement", """{"id": "INVOLVEMENT", "revision": REVISION, "to": "2025-06"}""" },
        { "addOrganisation", """{"name": "New Company", "kind": "COMPANY", "dissolved": true, "parent": "ORGANISATION"}""" },
        { "updateOrganisation", """{"id": "ORGANISATION", "revision": REVISION, "organisation": {"country": null, "website": "https://o.example/"}}""" },
        { "report", """{"place": "PLACE", "kind": "CLOSED"}""" },
    };

    public async Task InitializeAsync() => known = await ProposedSubjects.AddAsync(map);

    public Task DisposeAsync()
    {
        Assert.Empty(map.Errors);
        return Task.CompletedTask;
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task Change_comes_back_as_it_was_sent_and_is_accepted_as_edited(string kind, string change)
    {
        var sent = known.Change(kind, change);
        var before = await IdsAsync();
        await map.ChangeAsync(
            "suggest", "receipt", new { change = sent, requestId = Guid.NewGuid(), sources = new[] { new { citation = "A letter" } }, comment = "Why" }, Reviewer);
        var suggestion = (await ListAsync()).Single(one => !before.Contains((string)one!["id"]!))!;
        var proposed = JsonNode.Parse((string)suggestion["proposed"]!)!;

        Assert.True(JsonNode.DeepEquals(Plain(sent), Plain(proposed)), $"{sent.ToJsonString()}\n{proposed.ToJsonString()}");

        var accepted = await map.ChangeAsync(
            "acceptSuggestion", "suggestion { state }",
            new { id = (string)suggestion["id"]!, edited = kind == "report" ? null : proposed, comment = "We looked" }, Reviewer);
        Assert.Equal("ACCEPTED", (string?)accepted["suggestion"]!["state"]);
    }

    [Fact]
    public async Task Suggestions_are_filtered_by_risk()
    {
        foreach (var change in (object[])
            [new { updatePlace = new { id = Place, revision = known.Revision, place = new { note = "Ring twice" } } }, new { withdrawPlace = new { place = Place, revision = known.Revision } }])
            await map.ChangeAsync("suggest", "receipt", new { change, requestId = Guid.NewGuid(), sources = new[] { new { citation = "A letter" } } }, Reviewer);
        var risks = (await ListAsync()).Select(one => (double)one!["risk"]!).ToList();
        var middle = (risks.Max() + risks.Min()) / 2;

        var high = (await ListAsync(new { leastRisk = middle })).Select(one => (double)one!["risk"]!).ToList();
        var low = (await ListAsync(new { mostRisk = middle })).Select(one => (double)one!["risk"]!).ToList();

        Assert.True(high.Count > 0 && low.Count > 0 && high.Min() >= middle && low.Max() <= middle, $"{string.Join(' ', risks)}: {middle}");
        Assert.Equal(risks.Count, high.Count + low.Count);
        var error = await map.Gateway.ErrorAsync(List, new { filter = new { leastRisk = 2 } }, Reviewer);
        Assert.Contains("leastRisk: is 2; 0 to 1.", (string?)error["message"], StringComparison.Ordinal);
    }

    const string List = "query($filter: SuggestionFilter) { suggestions(filter: $filter, first: 200) { nodes { id risk proposed } } }";

    async Task<JsonArray> ListAsync(object? filter = null) => (await map.Gateway.DataAsync(List, new { filter }, Reviewer))["suggestions"]!["nodes"]!.AsArray();

    async Task<HashSet<string>> IdsAsync() => [.. (await ListAsync()).Select(one => (string)one!["id"]!)];

    // Of a place any of the four types that an id may have stands for the same one.
    static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Plain(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Plain)]),
        JsonValue value when value.TryGetValue<string>(out var text) && GlobalId.TryParse(text, out var id) => JsonValue.Create(id.Value),
        JsonValue value when value.TryGetValue<double>(out var number) => JsonValue.Create(number),
        _ => node?.DeepClone(),
    };
}
