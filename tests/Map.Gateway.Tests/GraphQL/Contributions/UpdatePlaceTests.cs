using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.GraphQL.Contributions;

public sealed class UpdatePlaceTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Selection = """
        place {
          id revision name website note address { lines town } sources { citation supports readOn }
          ... on SupportGroup { languages offers }
        }
        changes { field before after } actId applied
        """;

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Absent_field_stays_null_empties_and_value_is_set()
    {
        var key = await map.KeyAsync("GB");
        var (id, revision) = await map.AddGroupAsync("Three things", key);

        var changed = await map.ChangeAsync("updatePlace", Selection, new
        {
            id, revision, summary = Contribution.Why,
            place = new Dictionary<string, object?>
            {
                ["website"] = null, ["name"] = "Three other things",
                ["supportGroup"] = new Dictionary<string, object?> { ["languages"] = null },
                ["address"] = new { town = "Deal" },
            },
        }, key);

        var place = changed["place"]!;
        Assert.Equal(("Three other things", null, "A note"), ((string?)place["name"], (string?)place["website"], (string?)place["note"]));
        Assert.Equal((0, "Tea"), (place["languages"]!.AsArray().Count, (string?)place["offers"]));
        Assert.Equal(("1 High Street", "Deal"), ((string?)place["address"]!["lines"], (string?)place["address"]!["town"]));
        Assert.Equal(["name", "town", "website", "sources", "languages"], Contribution.FieldsOf(changed));
        Assert.True((bool)changed["applied"]!);
        Assert.True((long)place["revision"]! > revision);
    }

    [Fact]
    public async Task Source_says_what_it_supports_in_words_of_the_schema()
    {
        var key = await map.KeyAsync("GB");
        var (id, revision) = await map.AddGroupAsync("With sources", key);

        var changed = await map.ChangeAsync(
            "updatePlace", Selection,
            new { id, revision, place = new { supportGroup = new { offers = "Soup" } }, summary = Contribution.Why }, key);

        var sources = changed["place"]!["sources"]!;
        Assert.Equal(["name", "supportGroup.languages"], sources[0]!["supports"]!.AsArray().Select(one => (string?)one));
        Assert.Equal("2026-11-02", (string?)sources[0]!["readOn"]);
        Assert.Equal(["supportGroup.offers"], sources[1]!["supports"]!.AsArray().Select(one => (string?)one));
        var history = await map.Gateway.DataAsync(
            "query($id: ID!) { place(id: $id) { history(first: 1) { nodes { comment actId suggestionId } } } }", new { id });
        var last = history["place"]!["history"]!["nodes"]![0]!;
        Assert.Equal(("Two reports agree", (string?)changed["actId"]), ((string?)last["comment"], (string?)last["actId"]));
        Assert.Null(last["suggestionId"]);
    }

    [Fact]
    public async Task Same_field_changed_by_another_is_refused_with_both_values()
    {
        var key = await map.KeyAsync("GB");
        var (id, revision) = await map.AddGroupAsync("In conflict", key);
        var theirs = await map.ChangeAsync(
            "updatePlace", Selection,
            new { id, revision, place = new { supportGroup = new { languages = new[] { "fr" } } }, summary = Contribution.Why }, key);

        var error = await map.RefusalAsync(
            "updatePlace",
            new { id, revision, place = new { supportGroup = new { languages = new[] { "de" } } }, summary = Contribution.Why }, key);
        var other = await map.ChangeAsync(
            "updatePlace", Selection,
            new { id, revision, place = new { supportGroup = new { offers = "Soup" } }, summary = Contribution.Why }, key);

        Assert.Equal("CONFLICT", (string?)error["extensions"]!["code"]);
        Assert.Equal((long)theirs["place"]!["revision"]!, (long)error["extensions"]!["revision"]!);
        Assert.Equal(
            """[{"field":"languages","theirs":["fr"],"yours":["de"]}]""", error["extensions"]!["conflicts"]!.ToJsonString());
        Assert.Equal("fr", (string?)other["place"]!["languages"]![0]);
    }

    [Fact]
    public async Task With_validateOnly_the_answer_is_the_same_and_nothing_is_done()
    {
        var key = await map.KeyAsync("GB");
        var (id, revision) = await map.AddGroupAsync("Only asked", key);

        var asked = await map.ChangeAsync(
            "updatePlace", Selection,
            new { id, revision, place = new { note = "Another" }, summary = Contribution.Why, validateOnly = true }, key);
        var after = await map.Gateway.DataAsync("query($id: ID!) { place(id: $id) { note revision } }", new { id });

        Assert.Equal(("Another", false, null), ((string?)asked["place"]!["note"], (bool)asked["applied"]!, (string?)asked["actId"]));
        Assert.Equal(["sources", "note"], Contribution.FieldsOf(asked));
        Assert.Equal(("A note", revision), ((string?)after["place"]!["note"], (long)after["place"]!["revision"]!));
    }

    [Theory]
    [InlineData("""{"place": {}}""", "input.place", "is empty. Give the fields to change.")]
    [InlineData("""{"place": {"supportGroup": {}}}""", "input.place", "is empty")]
    [InlineData("""{"place": {"supportGroup": null}}""", "input.place.supportGroup", "is null. It decides the kind")]
    [InlineData(
        """{"place": {"office": {"organisation": null}}}""", "input.place", "office is not what this place is: it has supportGroup.")]
    [InlineData("""{"place": {"name": null}}""", "input.place.name", "is empty; 1 to 200 characters")]
    [InlineData("""{"place": {"name": ""}}""", "input.place.name", "is empty; 1 to 200 characters")]
    [InlineData("""{"place": {"names": [{"language": "fr", "name": ""}]}}""", "input.place.names", "\"fr\" is empty; 1 to 200 characters")]
    [InlineData("""{"place": {"coverage": ["Kent"]}}""", "input.place.coverage[0]", "is not a region")]
    [InlineData("""{"place": {"note": "x"}}""", "input.summary.sources", "or set isSpelling if the change")]
    [InlineData(
        """{"place": {"website": null}, "summary": {"isSpelling": true}}""", "input.summary.isSpelling", "website is more than spelling")]
    [InlineData(
        """{"place": {"sources": [{"citation": "x", "supports": ["nothing"]}]}}""", "input.place.sources[0].supports[0]", "\"nothing\"")]
    [InlineData("""{"place": {"note": "x"}, "revision": 1}""", "input.revision", "is 1, and the place was not there then; give its revision")]
    [InlineData("""{"place": {"note": "x"}, "id": "UmVnaW9uOkZSLTYy"}""", "input.id", "is an id of type Region; allowed: DetentionCentre")]
    public async Task What_is_wrong_is_named_in_words_of_the_schema(string values, string field, string description)
    {
        var key = await map.KeyAsync("GB");
        var (id, revision) = await map.AddGroupAsync("Wrong", key);
        var input = new JsonObject { ["id"] = id, ["revision"] = revision };
        foreach (var (name, value) in JsonNode.Parse(values)!.AsObject())
            input[name] = value!.DeepClone();

        var error = await map.RefusalAsync("updatePlace", input, key);

        Assert.Equal("INVALID_ARGUMENT", (string?)error["extensions"]!["code"]);
        var violation = error["extensions"]!["violations"]!.AsArray().FirstOrDefault(one => (string?)one!["field"] == field);
        Assert.True(violation is not null, error.ToJsonString());
        Assert.Contains(description, (string?)violation["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_is_told_so()
    {
        var (id, revision) = await map.AddGroupAsync("Not theirs", await map.KeyAsync("GB"));
        var input = new { id, revision, place = new { note = "x" }, summary = Contribution.Why };

        Assert.Equal("UNAUTHENTICATED", await CodeAsync(input, null));
        Assert.Equal("PERMISSION_DENIED", await CodeAsync(input, await map.KeyAsync("FR")));
        var unknown = new { id = new GlobalId("Office", Guid.CreateVersion7().ToString()).ToString(), revision, input.place, input.summary };
        Assert.Equal("NOT_FOUND", await CodeAsync(unknown, await map.KeyAsync("GB")));

        async Task<string?> CodeAsync(object input, string? key) =>
            (string?)(await map.RefusalAsync("updatePlace", input, key))["extensions"]!["code"];
    }

    [Fact]
    public async Task Withdrawn_place_is_gone_until_it_is_restored()
    {
        var key = await map.ReviewerAsync("GB");
        var (id, revision) = await map.AddGroupAsync("Here and gone", key);
        const string Ask = "query($id: ID!) { place(id: $id) { name } }";

        var unexplained = await map.RefusalAsync("withdrawPlace", new { id, revision, summary = new { } }, key);
        var gone = await map.ChangeAsync(
            "withdrawPlace", Selection, new { id, revision, summary = new { comment = "It was never there" } }, key);
        var asked = await map.Gateway.DataAsync(Ask, new { id });
        var again = await map.ChangeAsync("restorePlace", Selection, new { id, revision = (long)gone["place"]!["revision"]! }, key);

        Assert.Equal("input.summary.comment", (string?)unexplained["extensions"]!["violations"]![0]!["field"]);
        Assert.Equal(["published"], Contribution.FieldsOf(gone));
        Assert.Null(asked["place"]);
        Assert.True((bool)again["applied"]!);
        Assert.NotNull((await map.Gateway.DataAsync(Ask, new { id }))["place"]);
    }
}
