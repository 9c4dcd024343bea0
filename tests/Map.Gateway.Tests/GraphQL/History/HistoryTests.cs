using System.Text.Json.Nodes;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.Tests.EndToEnd;
using Map.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Map.Gateway.Tests.GraphQL.History;

public sealed class HistoryTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Query = """
        query($id: ID!, $first: Int = 20, $after: String) {
          place(id: $id) {
            contacts { kind value description visibility source { citation } }
            history(first: $first, after: $after) {
              edges { cursor node { number } }
              nodes { number at kind origin author changes { field before after } }
              pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            }
            ... on SupportGroup { audiences }
            ... on DetentionCentre { holds maximumStay capacity { people kind } capacities { people kind } }
          }
        }
        """;

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task What_is_added_is_told_to_each_as_far_as_they_may_see()
    {
        var id = await AddAsync(new JsonObject
        {
            ["contacts"] = new JsonArray(
                Contact("VOICE", "+44 1632 960000", "PUBLIC"), Contact("EMAIL", "team@example.org", "REVIEWERS")),
            ["detentionCentre"] = new JsonObject
            {
                ["facilityType"] = "removal_centre",
                ["holds"] = new JsonArray("WOMEN", "UNACCOMPANIED_MINORS"),
                ["maximumStay"] = "7 days",
                ["capacities"] = new JsonArray(
                    new JsonObject { ["people"] = 10, ["asOf"] = "2020", ["kind"] = "DESIGN" },
                    new JsonObject { ["people"] = 12, ["asOf"] = "2021", ["kind"] = "OCCUPIED" }),
            },
        });

        var place = await PlaceAsync(id);
        Assert.Equal("+44 1632 960000", (string?)Assert.Single(place["contacts"]!.AsArray())!["value"]);
        Assert.Equal(["WOMEN", "UNACCOMPANIED_MINORS"], place["holds"]!.AsArray().Select(value => (string?)value));
        Assert.Equal("7 days", (string?)place["maximumStay"]);
        Assert.Equal((10, "DESIGN"), ((int)place["capacity"]!["people"]!, (string?)place["capacity"]!["kind"]));
        Assert.Equal(2, place["capacities"]!.AsArray().Count);
        var added = Assert.Single(place["history"]!["nodes"]!.AsArray())!;
        Assert.Equal(("ADDED", "api", null), ((string?)added["kind"], (string?)added["origin"], (string?)added["author"]));
        Assert.DoesNotContain("team@", added.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("maximumStay", added["changes"]!.AsArray().Select(change => (string?)change!["field"]));

        var reviewer = await map.Keys.CreateAsync(Role.Reviewer, ["GB"], "reviewer", CancellationToken.None);
        var reviewed = await PlaceAsync(id, key: reviewer.Secret);
        Assert.Equal(["PUBLIC", "REVIEWERS"], reviewed["contacts"]!.AsArray().Select(contact => (string?)contact!["visibility"]));
        Assert.Equal("test", (string?)reviewed["history"]!["nodes"]![0]!["author"]);
        Assert.Contains("team@", reviewed.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_is_paged_newest_first()
    {
        var id = await AddAsync(new JsonObject { ["supportGroup"] = new JsonObject { ["audiences"] = new JsonArray("ASYLUM_SEEKERS") } });
        for (var i = 1; i <= 4; i++)
            await RenameAsync(id, $"Name {i}");

        var names = new List<string?>();
        string? after = null;
        do
        {
            var place = await PlaceAsync(id, 2, after);
            Assert.Equal("ASYLUM_SEEKERS", (string?)place["audiences"]![0]);
            var page = place["history"]!;
            Assert.Equal(after is not null, (bool)page["pageInfo"]!["hasPreviousPage"]!);
            Assert.Equal((string?)page["edges"]!.AsArray()[^1]!["cursor"], (string?)page["pageInfo"]!["endCursor"]);
            names.AddRange(page["nodes"]!.AsArray().Select(
                node => (string?)node!["changes"]!.AsArray().Single(change => (string?)change!["field"] == "name")!["after"]![0]));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string?)page["pageInfo"]!["endCursor"] : null;
        }
        while (after is not null);

        Assert.Equal(["Name 4", "Name 3", "Name 2", "Name 1", "A place with a past"], names);
    }

    [Fact]
    public async Task Organisation_s_history_has_its_own_changes_and_those_of_what_it_does_at_places()
    {
        const string ofOrganisation = """
            query($id: ID!, $first: Int, $after: String) {
              organisation(id: $id) {
                history(first: $first, after: $after) {
                  nodes { kind origin actId comment placeId changes { field before after } }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """;
        var (key, place) = (await map.KeyAsync("GB"), await AddAsync(new JsonObject { ["supportGroup"] = new JsonObject() }));
        var summary = new { comment = "It is new", sources = new[] { new { citation = "A report" } } };
        var parent = await OrganisationAsync("A parent", null);
        var id = await OrganisationAsync("A company with a past", parent);
        await map.Gateway.DataAsync(
            "mutation($input: AddInvolvementInput!) { addInvolvement(input: $input) { applied } }",
            new { input = new { involvement = new { place, organisation = id, role = "SUPPORTS", from = "2024", source = new { citation = "A report" } } } },
            key);

        var nodes = new List<JsonNode>();
        string? after = null;
        do
        {
            var page = (await map.Gateway.DataAsync(ofOrganisation, new { id, first = 1, after }))["organisation"]!["history"]!;
            nodes.Add(Assert.Single(page["nodes"]!.AsArray())!);
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string?)page["pageInfo"]!["endCursor"] : null;
        }
        while (after is not null);

        Assert.Equal([place, null], nodes.Select(node => (string?)node["placeId"]));
        Assert.Equal(["UPDATED", "ADDED"], nodes.Select(node => (string?)node["kind"]));
        Assert.Equal(
            """{"field":"involvements","before":[],"after":["supports: A place with a past, 2024/.. (A report)"]}""",
            Assert.Single(nodes[0]["changes"]!.AsArray())!.ToJsonString());
        Assert.Equal("It is new", (string?)nodes[1]["comment"]);
        Assert.Equal(2, nodes.Select(node => (Guid)node["actId"]!).Distinct().Count());
        Assert.Contains("""{"field":"parent","before":[],"after":["A parent"]}""", nodes[1]["changes"]!.ToJsonString(), StringComparison.Ordinal);
        var error = await map.Gateway.ErrorAsync(ofOrganisation, new { id, first = 0, after });
        Assert.Equal("first", (string?)error["extensions"]!["violations"]![0]!["field"]);

        async Task<string> OrganisationAsync(string name, string? of) => (string)(await map.Gateway.DataAsync(
            "mutation($input: AddOrganisationInput!) { addOrganisation(input: $input) { organisation { id } } }",
            new { input = new { organisation = new { name, kind = "COMPANY", country = "GB", parent = of }, summary } }, key))
            ["addOrganisation"]!["organisation"]!["id"]!;
    }

    [Theory]
    [InlineData(0, null, "first")]
    [InlineData(2, "nonsense", "after")]
    public async Task What_cannot_be_is_named_by_its_argument(int first, string? after, string field)
    {
        var id = await AddAsync(new JsonObject { ["supportGroup"] = new JsonObject() });
        var error = await map.Gateway.ErrorAsync(Query, new { id, first, after });
        Assert.Equal(field, (string?)error["extensions"]!["violations"]![0]!["field"]);
    }

    [Fact]
    public async Task Contact_that_cannot_be_used_is_named_and_nothing_is_added()
    {
        var input = Input(new JsonObject
        {
            ["supportGroup"] = new JsonObject(),
            ["contacts"] = new JsonArray(Contact("EMAIL", "Jo <jo@example.org>", "PUBLIC")),
        });
        var error = await map.Gateway.ErrorAsync(Mutation, new { input }, await map.KeyAsync("GB"));
        Assert.Equal("input.contacts[0].value", (string?)error["extensions"]!["violations"]![0]!["field"]);
    }

    const string Mutation = "mutation($input: AddPlaceInput!) { addPlace(input: $input) { place { id } } }";

    async Task<JsonNode> PlaceAsync(string id, int first = 20, string? after = null, string? key = null) =>
        (await map.Gateway.DataAsync(Query, new { id, first, after }, key))["place"]!;

    async Task<string> AddAsync(JsonObject more)
    {
        var data = await map.Gateway.DataAsync(Mutation, new { input = Input(more) }, await map.KeyAsync("GB"));
        return (string)data["addPlace"]!["place"]!["id"]!;
    }

    static JsonObject Input(JsonObject more)
    {
        more["name"] = "A place with a past";
        more["status"] = "OPEN";
        more["position"] = new JsonObject { ["latitude"] = 51.118, ["longitude"] = 1.296 };
        more["precision"] = "SITE";
        more["sources"] = new JsonArray(new JsonObject { ["citation"] = "A report" });
        return more;
    }

    static JsonObject Contact(string kind, string value, string visibility) => new()
    {
        ["kind"] = kind, ["value"] = value, ["visibility"] = visibility, ["source"] = new JsonObject { ["citation"] = "A leaflet" },
    };

    async Task RenameAsync(string id, string name)
    {
        var uuid = Guid.Parse(GlobalId.Require(id, "id", "SupportGroup").Value);
        await using var context = MapDbContext.Open(map.Database, TimeProvider.System);
        context.Author = new Author("test");
        (await context.Places.SingleAsync(place => place.Id == uuid)).Name = name;
        await context.SaveChangesAsync();
    }
}
