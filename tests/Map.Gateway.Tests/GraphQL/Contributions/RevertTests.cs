using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.GraphQL.Contributions;

public sealed class RevertTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Selection = """
        undone { name node { id } change { field before after } } builtUpon { name field revisions node { id } }
        subjects fields fieldsBuiltUpon digest actId applied
        """;

    static readonly object Why = new { comment = "It was wrong" };

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Revision_is_undone_but_for_what_others_built_on_it()
    {
        var key = await map.ReviewerAsync("GB");
        var (id, revision) = await map.AddGroupAsync("Undone", key);
        var first = await ChangeAsync(id, revision, new { note = "First", supportGroup = new { offers = "Soup" } }, key);
        var second = await ChangeAsync(id, first.Revision, new { note = "Second" }, key);

        var undone = await map.ChangeAsync("revertRevision", Selection, new { number = first.Revision, summary = Why }, key);
        var back = await map.ChangeAsync("revertAct", Selection, new { actId = (string?)undone["actId"], summary = Why }, key);

        var offers = Assert.Single(undone["undone"]!.AsArray(), one => (string?)one!["change"]!["field"] == "offers")!;
        Assert.Equal(("Undone", id), ((string?)offers["name"], (string?)offers["node"]!["id"]));
        Assert.Equal("""{"field":"offers","before":["Soup"],"after":["Tea"]}""", offers["change"]!.ToJsonString());
        var kept = Assert.Single(undone["builtUpon"]!.AsArray(), one => (string?)one!["field"] == "note")!;
        Assert.Equal($"[{second.Revision}]", kept["revisions"]!.ToJsonString());
        Assert.True((bool)back["applied"]!);
        var after = await map.Gateway.DataAsync("query($id: ID!) { place(id: $id) { note ... on SupportGroup { offers } } }", new { id });
        Assert.Equal("""{"note":"Second","offers":"Soup"}""", after["place"]!.ToJsonString());
    }

    [Fact]
    public async Task All_that_a_key_did_is_undone_as_it_was_previewed()
    {
        var reviewer = await map.ReviewerAsync("GB");
        var bad = await map.NewKeyAsync("GB");
        var (id, revision) = await map.AddGroupAsync("Attacked", reviewer);
        var first = await ChangeAsync(id, revision, new { note = "Nonsense" }, bad.Secret);
        var keyId = new GlobalId("Key", bad.Id.ToString()).ToString();
        object Input(string? digest, bool validateOnly) =>
            new { keyId, since = DateTimeOffset.UnixEpoch, until = (string?)null, digest, validateOnly, summary = Why };

        var preview = await map.ChangeAsync("revertContributor", Selection, Input(null, true), reviewer);
        await ChangeAsync(id, first.Revision, new { supportGroup = new { offers = "Nonsense" } }, bad.Secret);
        var refused = await map.RefusalAsync("revertContributor", Input((string?)preview["digest"], false), reviewer);
        var again = await map.ChangeAsync("revertContributor", Selection, Input(null, true), reviewer);
        var done = await map.ChangeAsync("revertContributor", Selection, Input((string?)again["digest"], false), reviewer);

        Assert.Equal("CONFLICT", (string?)refused["extensions"]!["code"]);
        Assert.Equal(again["undone"]!.ToJsonString(), done["undone"]!.ToJsonString());
        Assert.Equal((false, true), ((bool)again["applied"]!, (bool)done["applied"]!));
        var after = await map.Gateway.DataAsync("query($id: ID!) { place(id: $id) { note ... on SupportGroup { offers } } }", new { id });
        Assert.Equal("""{"note":"A note","offers":"Tea"}""", after["place"]!.ToJsonString());
    }

    [Theory]
    [InlineData("revertRevision", """{"number": 0}""", "input.number", "is 0; the number of a revision")]
    [InlineData("revertRevision", """{"number": 1, "summary": {}}""", "input.summary.comment", "is missing")]
    [InlineData("unmerge", """{"mergedId": "UmVnaW9uOkZSLTYy"}""", "input.mergedId", "is an id of type Region")]
    public async Task What_is_wrong_is_named_in_words_of_the_schema(string mutation, string values, string field, string description)
    {
        var input = JsonNode.Parse(values)!.AsObject();
        input.TryAdd("summary", new JsonObject { ["comment"] = "Why" });

        var error = await map.RefusalAsync(mutation, input, await map.ReviewerAsync());

        Assert.Equal(field, (string?)error["extensions"]!["violations"]![0]!["field"]);
        Assert.Contains(description, (string?)error["extensions"]!["violations"]![0]!["description"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("revertRevision", """{"number": 999999999}""")]
    [InlineData("revertAct", """{"actId": "0198c0de-0000-7000-8000-00000000beef"}""")]
    public async Task What_is_not_there_is_not_found(string mutation, string values)
    {
        var input = JsonNode.Parse(values)!.AsObject();
        input["summary"] = new JsonObject { ["comment"] = "Why" };

        var error = await map.RefusalAsync(mutation, input, await map.ReviewerAsync());
        var contributor = await map.RefusalAsync(mutation, input, await map.KeyAsync());

        Assert.Equal("NOT_FOUND", (string?)error["extensions"]!["code"]);
        Assert.Equal("PERMISSION_DENIED", (string?)contributor["extensions"]!["code"]);
    }

    async Task<(long Revision, string Act)> ChangeAsync(string id, long revision, object place, string key)
    {
        var changed = await map.ChangeAsync(
            "updatePlace", "place { revision } actId", new { id, revision, place, summary = Contribution.Why }, key);
        return ((long)changed["place"]!["revision"]!, (string)changed["actId"]!);
    }
}
