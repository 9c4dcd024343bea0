using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.GraphQL.Contributions;

namespace Map.Gateway.Tests.GraphQL.Suggestions;

/// <summary>Each kind of change, suggested and accepted by GraphQL.</summary>
public sealed class ProposedChangeTests(SeededMap map) : IClassFixture<SeededMap>, IAsyncLifetime
{
    ProposedSubjects known = null!;

    string Reviewer => known.Reviewer;

    string Place => known.Place;

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "addPlace", """{"name": "New", "status": "OPEN", "office": {}, "sources": [{"citation": "A leaflet"}], "website": "ftp://x"}""", "website" },
        { "addPlace", """{"name": "New", "status": "OPEN", "sources": [{"citation": "A leaflet"}]}""", "" },
        { "addPlace", """{"name": "New", "status": "OPEN", "office": {"organisation": "x"}, "sources": [{"citation": "A leaflet"}]}""", "office.organisation" },
        { "updatePlace", """{"id": "PLACE", "revision": REVISION, "place": {"website": "ftp://x"}}""", "place.website" },
        { "updatePlace", """{"id": "PLACE", "revision": REVISION, "place": {"note": "Read \u202Ethis"}}""", "place.note" },
        { "updatePlace", """{"id": "PLACE", "revision": REVISION, "place": {"address": {"town": ""}}}""", "place.address.town" },
        { "updatePlace", """{"id": "PLACE", "revision": REVISION, "place": {"office": {"organisation": null}}}""", "place" },
        { "updatePlace", """{"id": "PLACE", "revision": REVISION, "place": {"supportGroup": null}}""", "place.supportGroup" },
        { "updatePlace", """{"id": "PLACE", "revision": REVISION, "place": {}}""", "place" },
        { "updatePlace", """{"id": "ORGANISATION", "revision": REVISION, "place": {"note": "x"}}""", "id" },
        { "withdrawPlace", """{"place": "ORGANISATION", "revision": REVISION}""", "place" },
        { "addInvolvement", """{"place": "PLACE", "organisation": "ORGANISATION", "role": "VISITS", "from": "2999"}""", "from" },
        { "addInvolvement", """{"place": "PLACE", "organisation": "ORGANISATION", "role": "VISITS", "note": ""}""", "note" },
        { "addInvolvement", """{"place": "ORGANISATION", "organisation": "ORGANISATION", "role": "VISITS"}""", "place" },
        { "updateInvolvement", """{"id": "INVOLVEMENT", "revision": REVISION, "involvement": {"to": "2999"}}""", "involvement.to" },
        { "updateInvolvement", """{"id": "INVOLVEMENT", "revision": REVISION, "involvement": {"organisation": "x"}}""", "involvement.organisation" },
        { "endInvolvement", """{"id": "INVOLVEMENT", "revision": REVISION, "to": "2999"}""", "to" },
        { "endInvolvement", """{"id": "PLACE", "revision": REVISION, "to": "2020"}""", "id" },
        { "addOrganisation", """{"name": "New", "kind": "COMPANY", "website": "ftp://x"}""", "website" },
        { "addOrganisation", """{"name": "New", "kind": "COMPANY", "names": [{"language": "de", "name": ""}]}""", "names" },
        { "updateOrganisation", """{"id": "ORGANISATION", "revision": REVISION, "organisation": {"website": "ftp://x"}}""", "organisation.website" },
        { "updateOrganisation", """{"id": "ORGANISATION", "revision": REVISION, "organisation": {"parent": "ORGANISATION"}}""", "organisation.parent" },
        { "report", """{"place": "PLACE", "kind": "SAME"}""", "other" },
    };

    public async Task InitializeAsync() => known = await ProposedSubjects.AddAsync(map);

    public Task DisposeAsync()
    {
        Assert.Empty(map.Errors);
        return Task.CompletedTask;
    }

    [Theory, MemberData(nameof(Wrong))]
    public async Task Wrong_field_is_named_by_its_path_in_the_input(string kind, string change, string field)
    {
        var expected = field.Length == 0 ? kind : $"{kind}.{field}";
        var sources = new[] { new { citation = "A letter" } };
        Assert.Equal(
            $"input.change.{expected}", await FieldAsync("suggest", new { change = known.Change(kind, change), requestId = Guid.NewGuid(), sources }, null));
        if (kind == "report") return;
        // Of a report, any change may come.
        var id = await SuggestAsync("report", """{"place": "PLACE", "kind": "CLOSED"}""");
        Assert.Equal($"input.edited.{expected}", await FieldAsync("acceptSuggestion", new { id, edited = known.Change(kind, change), sources }, Reviewer));
    }

    [Fact]
    public async Task More_than_one_change_is_refused_and_null_counts_as_none()
    {
        var change = known.Change("report", """{"place": "PLACE", "kind": "CLOSED"}""");
        change["updatePlace"] = null;
        await map.ChangeAsync("suggest", "receipt", new { change, requestId = Guid.NewGuid() }, Reviewer);
        change["addOrganisation"] = new JsonObject { ["name"] = "X", ["kind"] = "COMPANY" };
        Assert.Equal("input.change", await FieldAsync("suggest", new { change, requestId = Guid.NewGuid() }, null));
    }

    [Fact]
    public async Task Absent_field_stays_null_empties_and_value_is_set()
    {
        await AcceptAsync("updatePlace", """
            {"id": "PLACE", "revision": REVISION, "place": {"website": null, "name": "Now", "supportGroup": {"languages": null}, "address": {"town": "Deal"}}}
            """);

        var now = (await map.Gateway.DataAsync(
            "query($id: ID!) { node(id: $id) { ... on SupportGroup { name website note languages offers address { lines town } sources { citation } } } }",
            new { id = Place }, Reviewer))["node"]!;
        Assert.Equal(("Now", null, "A note", "Tea"), ((string?)now["name"], (string?)now["website"], (string?)now["note"], (string?)now["offers"]));
        Assert.Equal((0, "1 High Street", "Deal"),
            (now["languages"]!.AsArray().Count, (string?)now["address"]!["lines"], (string?)now["address"]!["town"]));
        // What vouches for the suggestion is a source of the place.
        Assert.Contains(now["sources"]!.AsArray(), source => (string?)source!["citation"] == "A letter");
    }

    [Fact]
    public async Task Involvement_is_added_changed_and_ended()
    {
        await AcceptAsync("addInvolvement", """{"place": "PLACE", "organisation": "ORGANISATION", "role": "VISITS", "from": "2024"}""");
        await AcceptAsync("updateInvolvement", """{"id": "INVOLVEMENT", "revision": REVISION, "involvement": {"note": null, "role": "SUPPORTS"}}""");
        await AcceptAsync("endInvolvement", """{"id": "INVOLVEMENT", "revision": REVISION, "to": "2025-06"}""");

        var known = (await map.Gateway.DataAsync(
            "query($id: ID!) { node(id: $id) { ... on SupportGroup { involvements { role from to note source { citation } } } } }",
            new { id = Place }, Reviewer))["node"]!["involvements"]!.AsArray();
        Assert.Equal(
            ["""{"role":"SUPPORTS","from":"2020","to":"2025-06","note":null,"source":{"citation":"A letter"}}""",
             """{"role":"VISITS","from":"2024","to":null,"note":null,"source":{"citation":"A letter"}}"""],
            known.Select(one => one!.ToJsonString()).Order());
    }

    [Fact]
    public async Task Organisation_is_added_and_changed()
    {
        var added = await AcceptAsync("addOrganisation", """{"name": "Suggested Guards", "kind": "COMPANY", "country": "GB", "website": "https://guards.example"}""");
        Assert.Contains("name", Contribution.FieldsOf(added));
        await AcceptAsync("updateOrganisation", """{"id": "ORGANISATION", "revision": REVISION, "organisation": {"shortName": "G", "country": null}}""");

        var now = (await map.Gateway.DataAsync(
            "query($id: ID!) { node(id: $id) { ... on Organisation { shortName country kind } } }", new { id = known.Organisation }, Reviewer))["node"]!;
        Assert.Equal(("G", null, "COMPANY"), ((string?)now["shortName"], (string?)now["country"], (string?)now["kind"]));
    }

    [Fact]
    public async Task Edited_change_takes_the_place_of_the_proposed_one()
    {
        var id = await SuggestAsync("updatePlace", """{"id": "PLACE", "revision": REVISION, "place": {"note": "Proposed", "website": null}}""");
        await map.ChangeAsync("acceptSuggestion", "actId", new
        {
            id, edited = known.Change("updatePlace", """{"id": "PLACE", "revision": REVISION, "place": {"note": "Edited"}}"""),
        }, Reviewer);

        var now = (await map.Gateway.DataAsync(
            "query($id: ID!) { node(id: $id) { ... on SupportGroup { note website } } }", new { id = Place }, Reviewer))["node"]!;
        Assert.Equal("Edited", (string?)now["note"]);
        Assert.NotNull(now["website"]);
    }

    [Fact]
    public async Task Fields_are_accepted_by_the_names_that_changes_have()
    {
        const string Proposed = """
            {"id": "PLACE", "revision": REVISION, "place": {"note": "Proposed", "address": {"town": "Deal", "lines": "2 Quay"},
             "supportGroup": {"languages": ["fr"], "openingHours": "24/7", "offers": "Soup"}}}
            """;
        var none = await map.RefusalAsync("acceptSuggestion", new { id = await SuggestAsync("updatePlace", Proposed), fields = Array.Empty<string>() }, Reviewer);
        Assert.Equal("input.fields", (string?)none["extensions"]!["violations"]![0]!["field"]);
        var wrong = new { id = await SuggestAsync("updatePlace", Proposed), fields = new[] { "town", "website" } };
        Assert.Equal("input.fields[1]", await FieldAsync("acceptSuggestion", wrong, Reviewer));

        string[] all = ["languages", "lines", "note", "offers", "openingHours", "town"];
        var tried = await map.ChangeAsync("acceptSuggestion", "changes { field }", new { wrong.id, validateOnly = true }, Reviewer);
        Assert.Equal(all, Contribution.FieldsOf(tried).Where(field => field != "sources").Order());
        var some = new[] { "town", "languages", "openingHours" };
        var accepted = await map.ChangeAsync("acceptSuggestion", "applied changes { field }", new { wrong.id, fields = some }, Reviewer);
        Assert.Equal(some.Order(), Contribution.FieldsOf(accepted).Where(field => field != "sources").Order());
        Assert.True((bool)accepted["applied"]!);
    }

    [Fact]
    public async Task Place_without_source_is_suggested_and_who_accepts_it_names_one()
    {
        const string Selection = "{ suggestions(first: 200, filter: {kinds: [ADD_PLACE]}) { nodes { id subjectName risks changes { field } } } }";
        var change = known.Change("addPlace", """{"name": "Known at first hand", "status": "OPEN", "supportGroup": {}, "sources": []}""");
        await map.ChangeAsync("suggest", "receipt", new { change, requestId = Guid.NewGuid() }, Reviewer);
        var listed = (await map.Gateway.DataAsync(Selection, null, Reviewer))["suggestions"]!["nodes"]!.AsArray()
            .Single(one => (string?)one!["subjectName"] == "Known at first hand")!;
        Assert.Contains("name", Contribution.FieldsOf(listed));
        Assert.Contains(listed["risks"]!.AsArray(), risk => (string?)risk == "names no source");

        var id = (string?)listed["id"];
        Assert.Equal("input.sources", await FieldAsync("acceptSuggestion", new { id }, Reviewer));
        var accepted = await map.ChangeAsync("acceptSuggestion", "applied", new { id, sources = new[] { new { citation = "We called them" } } }, Reviewer);
        Assert.True((bool)accepted["applied"]!);
    }

    [Fact]
    public async Task What_came_of_suggestions_like_one_is_undone()
    {
        var id = await SuggestAsync("updatePlace", """{"id": "PLACE", "revision": REVISION, "place": {"note": "Proposed"}}""");
        await map.ChangeAsync("acceptSuggestion", "applied", new { id }, Reviewer);
        var history = await map.Gateway.DataAsync(
            "query($id: ID!) { node(id: $id) { ... on SupportGroup { history(first: 1) { nodes { suggestionId } } } } }", new { id = Place }, Reviewer);
        Assert.Equal(id, (string?)history["node"]!["history"]!["nodes"]![0]!["suggestionId"]);

        var undone = await map.ChangeAsync(
            "revertContributor", "applied undone { change { field after } }", new { suggestionsLike = id, summary = Contribution.Why }, Reviewer);
        Assert.Contains(undone["undone"]!.AsArray(), one => one!["change"]!.ToJsonString() == """{"field":"note","after":["A note"]}""");
        var keyId = new GlobalId("Key", Guid.NewGuid().ToString()).ToString();
        var both = new { suggestionsLike = id, keyId, since = DateTimeOffset.UnixEpoch, summary = Contribution.Why };
        Assert.Equal("input.keyId", await FieldAsync("revertContributor", both, Reviewer));
    }

    [Fact]
    public async Task What_no_longer_fits_is_named_by_the_id_of_the_suggestion()
    {
        var id = await SuggestAsync("endInvolvement", """{"id": "INVOLVEMENT", "revision": REVISION, "to": "2021"}""");
        await map.ChangeAsync("updateInvolvement", "applied", new { id = known.Involvement, revision = known.Revision, involvement = new { from = "2023" }, summary = Contribution.Why }, Reviewer);

        var error = await map.RefusalAsync("acceptSuggestion", new { id }, Reviewer);
        var violation = error["extensions"]!["violations"]![0]!;
        Assert.Equal("input.id", (string?)violation["field"]);
        Assert.Contains("to: ", (string?)violation["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Place_that_may_be_there_already_is_shown_to_its_author_and_to_the_reviewer()
    {
        const string Similar = "similar { band likelihood evidence place { name } }";
        var suggested = await map.ChangeAsync("suggest", $"receipt warnings {Similar}", new
        {
            change = known.Change("addPlace", """
                {"name": "Kent Refugee Action Network", "status": "OPEN", "supportGroup": {}, "address": {"town": "Canterbury"}, "sources": [{"citation": "A leaflet"}]}
                """),
            requestId = Guid.NewGuid(),
        }, Reviewer);
        Assert.StartsWith("Kent Refugee Action Network", (string?)suggested["similar"]![0]!["place"]!["name"], StringComparison.Ordinal);

        var listed = await map.Gateway.DataAsync(
            $"{{ suggestions(filter: {{kinds: [ADD_PLACE]}}) {{ nodes {{ {Similar} }} }} }}", null, Reviewer);
        Assert.Equal(suggested["similar"]!.ToJsonString(), listed["suggestions"]!["nodes"]![0]!["similar"]!.ToJsonString());
        var report = await map.ChangeAsync(
            "suggest", Similar, new { change = known.Change("report", """{"place": "PLACE", "kind": "CLOSED"}"""), requestId = Guid.NewGuid() }, Reviewer);
        Assert.Empty(report["similar"]!.AsArray());
    }

    async Task<JsonNode> AcceptAsync(string kind, string change)
    {
        var id = await SuggestAsync(kind, change);
        var accepted = await map.ChangeAsync("acceptSuggestion", "actId suggestion { state } changes { field }", new { id }, Reviewer);
        Assert.NotNull(accepted["actId"]);
        return accepted;
    }

    // The id of the suggestion, for reviewers.
    async Task<string> SuggestAsync(string kind, string change)
    {
        var comment = Guid.NewGuid().ToString();
        var input = new { change = known.Change(kind, change), comment, requestId = Guid.NewGuid(), sources = new[] { new { citation = "A letter" } } };
        Assert.NotNull((await map.Gateway.DataAsync("mutation($input: SuggestInput!) { suggest(input: $input) { receipt } }", new { input }))["suggest"]!["receipt"]);
        var listed = await map.Gateway.DataAsync("{ suggestions(first: 200, filter: {withHeld: true}) { nodes { id comment changes { field } } } }", null, Reviewer);
        return (string)listed["suggestions"]!["nodes"]!.AsArray().Single(one => (string?)one!["comment"] == comment)!["id"]!;
    }

    async Task<string?> FieldAsync(string mutation, object input, string? key)
    {
        var error = await map.RefusalAsync(mutation, input, key);
        Assert.True(error["extensions"]!["violations"] is JsonArray, error.ToJsonString());
        var violation = Assert.Single(error["extensions"]!["violations"]!.AsArray())!;
        return (string?)violation["field"];
    }
}
