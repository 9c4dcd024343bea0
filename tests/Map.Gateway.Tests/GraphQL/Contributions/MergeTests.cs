using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.GraphQL.Contributions;

public sealed class MergeTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Selection = "place { id revision website mergedFrom otherNames { name } } actId applied";

    static readonly object Why = new { comment = "Two entries for one group" };

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Id_of_place_that_went_leads_to_the_one_that_stays()
    {
        var key = await map.ReviewerAsync("GB");
        var ((id, revision), (other, otherRevision)) = (await map.AddGroupAsync("Stays", key), await map.AddGroupAsync("Goes", key));

        var merged = await map.ChangeAsync(
            "mergePlaces", Selection, new { id, revision, otherId = other, otherRevision, take = new[] { "website" }, summary = Why }, key);

        Assert.Equal("https://goes.example/", (string?)merged["place"]!["website"]);
        Assert.Equal([other], merged["place"]!["mergedFrom"]!.AsArray().Select(one => (string?)one));
        Assert.Equal("Goes", (string?)merged["place"]!["otherNames"]![0]!["name"]);
        var asked = await map.Gateway.DataAsync(
            "query($old: ID!, $new: ID!) { place(id: $old) { id } node(id: $old) { id } nodes(ids: [$new, $old]) { id } }",
            new { old = other, @new = id });
        Assert.Equal([id, id, id, id],
            new[] { asked["place"], asked["node"], asked["nodes"]![0], asked["nodes"]![1] }.Select(node => (string?)node!["id"]));

        var error = await map.RefusalAsync(
            "updatePlace", new { id = other, revision = otherRevision, place = new { note = "x" }, summary = Contribution.Why }, key);
        Assert.Equal(("NOT_FOUND", id), ((string?)error["extensions"]!["code"], (string?)error["extensions"]!["mergedInto"]));
    }

    [Fact]
    public async Task Unmerged_place_is_itself_again()
    {
        var key = await map.ReviewerAsync("GB");
        var ((id, revision), (other, otherRevision)) = (await map.AddGroupAsync("One", key), await map.AddGroupAsync("Other", key));
        await map.ChangeAsync("mergePlaces", Selection, new { id, revision, otherId = other, otherRevision, summary = Why }, key);
        const string Reverted = "subjects fields fieldsBuiltUpon applied undone { name node { id } change { field } }";

        var preview = await map.ChangeAsync("unmerge", Reverted, new { mergedId = other, summary = Why, validateOnly = true }, key);
        var undone = await map.ChangeAsync("unmerge", Reverted, new { mergedId = other, summary = Why }, key);
        var again = await map.RefusalAsync("unmerge", new { mergedId = other, summary = Why }, key);

        Assert.Equal((false, true), ((bool)preview["applied"]!, (bool)undone["applied"]!));
        Assert.Equal(2, (int)undone["subjects"]!);
        Assert.Contains(other, undone["undone"]!.AsArray().Select(one => (string?)one!["node"]?["id"]));
        Assert.Equal("NOT_FOUND", (string?)again["extensions"]!["code"]);
        var asked = await map.Gateway.DataAsync(
            "query($old: ID!, $new: ID!) { old: place(id: $old) { id } new: place(id: $new) { mergedFrom otherNames { name } } }",
            new { old = other, @new = id });
        Assert.Equal(other, (string?)asked["old"]!["id"]);
        Assert.Equal("""{"mergedFrom":[],"otherNames":[]}""", asked["new"]!.ToJsonString());
    }

    [Fact]
    public async Task Id_of_organisation_that_went_leads_to_the_one_that_stays()
    {
        var key = await map.ReviewerAsync("GB");
        var (id, revision) = await map.AddOrganisationAsync("Company", key);
        var (other, otherRevision) = await map.AddOrganisationAsync("Company Ltd", key);
        var (place, _) = await map.AddGroupAsync("Visited by one", key);
        await map.ChangeAsync("addInvolvement", "applied", new
        {
            involvement = new { place, organisation = other, role = "VISITS" }, summary = Contribution.Why,
        }, key);

        var merged = await map.ChangeAsync(
            "mergeOrganisations", "organisation { id mergedFrom involvements { nodes { place { id } } } } applied",
            new { id, revision, otherId = other, otherRevision, summary = Why }, key);

        Assert.Equal([other], merged["organisation"]!["mergedFrom"]!.AsArray().Select(one => (string?)one));
        Assert.Equal(place, (string?)merged["organisation"]!["involvements"]!["nodes"]![0]!["place"]!["id"]);
        var asked = await map.Gateway.DataAsync(
            "query($old: ID!) { organisation(id: $old) { id } node(id: $old) { id } }", new { old = other });
        Assert.Equal((id, id), ((string?)asked["organisation"]!["id"], (string?)asked["node"]!["id"]));
        var error = await map.RefusalAsync(
            "updateOrganisation",
            new { id = other, revision = otherRevision, organisation = new { shortName = "x" }, summary = Contribution.Why }, key);
        Assert.Equal(("NOT_FOUND", id), ((string?)error["extensions"]!["code"], (string?)error["extensions"]!["mergedInto"]));
    }

    [Theory]
    [InlineData("""{"otherRevision": 1}""", "input.otherRevision")]
    [InlineData("""{"take": ["name", "nothing"]}""", "input.take[1]")]
    [InlineData("""{"otherId": null}""", "input.otherId")]
    [InlineData("""{"summary": {}}""", "input.summary.comment")]
    public async Task What_is_wrong_is_named_in_words_of_the_schema(string values, string field)
    {
        var key = await map.ReviewerAsync("GB");
        var ((id, revision), (other, otherRevision)) = (await map.AddGroupAsync("Right", key), await map.AddGroupAsync("Left", key));
        var input = new JsonObject
        {
            ["id"] = id, ["revision"] = revision, ["otherId"] = other, ["otherRevision"] = otherRevision,
            ["summary"] = new JsonObject { ["comment"] = "The same" },
        };
        foreach (var (name, value) in JsonNode.Parse(values)!.AsObject())
            input[name] = value?.DeepClone() ?? id;

        var error = await map.RefusalAsync("mergePlaces", input, key);

        Assert.Equal("INVALID_ARGUMENT", (string?)error["extensions"]!["code"]);
        Assert.Contains(field, error["extensions"]!["violations"]!.AsArray().Select(one => (string?)one!["field"]));
    }
}
