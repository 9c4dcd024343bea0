using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.GraphQL.Contributions;

public sealed class OrganisationTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Involvement = """
        involvement { id role from to note source { citation } organisation { name } place { id revision } }
        revision changes { field before after } actId applied
        """;

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Organisation_is_added_once_and_changed()
    {
        const string Selection = """
            organisation {
              id revision name shortName kind dissolved website parent { name } sources { citation } otherNames { name }
              contacts { kind value visibility source { citation } }
            }
            changes { field before after } actId applied
            """;
        var key = await map.KeyAsync("GB");
        var (parent, _) = await map.AddOrganisationAsync("Holding", key);
        var input = new
        {
            organisation = new
            {
                name = "Guards", kind = "COMPANY", country = "GB", parent, website = "https://guards.example/",
                contacts = new[] { new { kind = "EMAIL", value = "press@guards.example", visibility = "PUBLIC" } },
                otherNames = new[] { new { name = "Guards Ltd", kind = "ALTERNATE" } },
            },
            summary = Contribution.Why, requestId = Guid.NewGuid(),
        };

        var added = await map.ChangeAsync("addOrganisation", Selection, input, key);
        var again = await map.ChangeAsync("addOrganisation", Selection, input, key);
        var (id, revision) = ((string)added["organisation"]!["id"]!, (long)added["organisation"]!["revision"]!);
        var changed = await map.ChangeAsync("updateOrganisation", Selection, new
        {
            id, revision, summary = Contribution.Why,
            organisation = new Dictionary<string, object?>
            {
                ["shortName"] = "G", ["parent"] = null, ["contacts"] = null, ["dissolved"] = true,
            },
        }, key);

        Assert.Equal((true, false, id), ((bool)added["applied"]!, (bool)again["applied"]!, (string?)again["organisation"]!["id"]));
        Assert.Equal("Holding", (string?)added["organisation"]!["parent"]!["name"]);
        Assert.Equal("press@guards.example", (string?)added["organisation"]!["contacts"]![0]!["value"]);
        Assert.Equal(["shortName", "parent", "dissolved", "sources", "contacts"], Contribution.FieldsOf(changed));
        var organisation = changed["organisation"]!;
        Assert.Equal(("Guards", "G"), ((string?)organisation["name"], (string?)organisation["shortName"]));
        Assert.True((bool)organisation["dissolved"]!);
        Assert.Null(organisation["parent"]);
        Assert.Empty(organisation["contacts"]!.AsArray());
        Assert.Equal("Guards Ltd", (string?)organisation["otherNames"]![0]!["name"]);

        var circle = await map.RefusalAsync(
            "updateOrganisation",
            new { id, revision = (long)organisation["revision"]!, organisation = new { parent = id }, summary = Contribution.Why }, key);
        Assert.Equal("input.organisation.parent", (string?)circle["extensions"]!["violations"]![0]!["field"]);
    }

    [Fact]
    public async Task Organisation_that_waits_is_published_by_a_reviewer()
    {
        var (id, revision) = await map.AddOrganisationAsync("Waits for review", await map.KeyAsync("GB"));
        await map.ExecuteAsync("UPDATE organisation SET published = false WHERE name = 'Waits for review'");
        Assert.Null((await FindAsync())["organisation"]);

        var published = await map.ChangeAsync(
            "publishOrganisation", "organisation { name } changes { field before after } actId applied", new { id, revision },
            await map.ReviewerAsync("GB"));

        Assert.Equal(["published"], Contribution.FieldsOf(published));
        Assert.True((bool)published["applied"]!);
        Assert.Equal("Waits for review", (string?)(await FindAsync())["organisation"]!["name"]);

        Task<JsonNode> FindAsync() => map.Gateway.DataAsync("query($id: ID!) { organisation(id: $id) { name } }", new { id });
    }

    [Fact]
    public async Task Involvement_is_added_changed_and_ended()
    {
        var key = await map.KeyAsync("GB");
        var (place, _) = await map.AddGroupAsync("Run by others", key);
        var (organisation, _) = await map.AddOrganisationAsync("Operator", key);
        var (other, _) = await map.AddOrganisationAsync("True operator", key);

        var added = await map.ChangeAsync("addInvolvement", Involvement, new
        {
            involvement = new { place, organisation, role = "OPERATES", from = "2020", note = "For two years" }, summary = Contribution.Why,
        }, key);
        var id = (string)added["involvement"]!["id"]!;
        var changed = await map.ChangeAsync("updateInvolvement", Involvement, new
        {
            id, revision = (long)added["revision"]!, summary = new { sources = new[] { new { citation = "A contract" } } },
            involvement = new Dictionary<string, object?> { ["organisation"] = other, ["note"] = null },
        }, key);
        var ended = await map.ChangeAsync("endInvolvement", Involvement, new
        {
            id, revision = (long)changed["revision"]!, to = "2024-05", summary = new { sources = new[] { new { citation = "A notice" } } },
        }, key);

        var first = added["involvement"]!;
        Assert.Equal(("2020", "A second report", place),
            ((string?)first["from"], (string?)first["source"]!["citation"], (string?)first["place"]!["id"]));
        Assert.Equal((long)added["revision"]!, (long)added["involvement"]!["place"]!["revision"]!);
        Assert.Equal(["organisation", "source", "note"], Contribution.FieldsOf(changed));
        Assert.Equal("True operator", (string?)changed["involvement"]!["organisation"]!["name"]);
        Assert.Null(changed["involvement"]!["note"]);
        Assert.Equal(("2020", "2024-05"), ((string?)ended["involvement"]!["from"], (string?)ended["involvement"]!["to"]));
    }

    [Theory]
    [InlineData("2999", "input.to")]
    [InlineData("2001-01", "input.to")]
    public async Task End_that_cannot_be_is_refused(string to, string field)
    {
        var key = await map.KeyAsync("GB");
        var (place, _) = await map.AddGroupAsync("Ended when", key);
        var (organisation, _) = await map.AddOrganisationAsync("Ender", key);
        var added = await map.ChangeAsync(
            "addInvolvement", Involvement,
            new { involvement = new { place, organisation, role = "VISITS", from = "2002" }, summary = Contribution.Why }, key);

        var error = await map.RefusalAsync("endInvolvement", new
        {
            id = (string)added["involvement"]!["id"]!, revision = (long)added["revision"]!, to, summary = Contribution.Why,
        }, key);

        Assert.Equal(field, (string?)error["extensions"]!["violations"]![0]!["field"]);
    }
}
