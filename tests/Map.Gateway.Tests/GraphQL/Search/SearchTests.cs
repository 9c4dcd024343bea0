using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.GraphQL.Search;

/// <summary>One field for everything, as a page sends it: the stored operation by POST.</summary>
public sealed class SearchTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Places = "query($text: String!, $first: Int) { search(text: $text, first: $first) { match place { name status } } }";

    public void Dispose() => Assert.Empty(map.Errors);

    [Theory]
    [InlineData("Mitie", "organisation", "name", "Mitie Care & Custody", "EXACT")]
    [InlineData("harmondswroth", "place", "name", "Harmondsworth Immigration Removal Centre (Heathrow IRC)", "SIMILAR")]
    [InlineData("repas calais", "place", "name", "Calais Food Collective", "ELSEWHERE")]
    [InlineData("Kent", "region", "code", "GB-KEN", "EXACT")]
    [InlineData("CT179AB", "locality", "label", "CT17, Dover, Kent, United Kingdom", "EXACT")]
    public async Task Each_kind_is_found_and_only_it_is_set(string text, string kind, string field, string value, string match)
    {
        var first = (await StoredAsync(new JsonObject { ["text"] = text, ["first"] = 1 }))[0]!;

        Assert.Equal((match, value), ((string?)first["match"], (string?)first[kind]![field]));
        Assert.Equal([kind], new[] { "place", "organisation", "region", "locality" }.Where(one => first[one] is not null));
    }

    [Fact]
    public async Task Of_equal_matches_nearest_comes_first()
    {
        const string Text = "drop-in";
        async Task<string?> FirstAsync(double latitude, double longitude) => (string?)(await StoredAsync(new JsonObject
        {
            ["text"] = Text, ["near"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude },
        })).First(result => result!["place"]?["position"] is not null)!["place"]!["id"];

        Assert.NotEqual(await FirstAsync(51.08, 1.17), await FirstAsync(51.51, -0.13));
    }

    [Theory]
    [InlineData("")]
    [InlineData("…!?")]
    [InlineData("zzqqxxyyvv")]
    [InlineData("' OR zzqqxx=zzqqxx; --")]
    public async Task What_is_not_there_is_empty_list(string text) => Assert.Empty(await StoredAsync(new JsonObject { ["text"] = text }));

    [Theory]
    [InlineData("first", "0", "first", "is 0; allowed is 1 to 50.")]
    [InlineData("first", "51", "first", "is 51; allowed is 1 to 50.")]
    [InlineData("near", """{"latitude": 91, "longitude": 0}""", "near.latitude", "is not a latitude: -90 to 90 degrees.")]
    [InlineData("near", """{"latitude": 0, "longitude": -181}""", "near.longitude", "is not a longitude: -180 to 180 degrees.")]
    [InlineData("text", "\"Do\\u0000ver\"", "text", "holds the character U+0000, which no text has.")]
    public async Task Wrong_argument_is_named_with_what_is_allowed(string argument, string value, string field, string description)
    {
        var error = (await AnswerAsync(new JsonObject { ["text"] = "Dover", [argument] = JsonNode.Parse(value) }))["errors"]![0]!;

        Assert.Equal("INVALID_ARGUMENT", (string?)error["extensions"]!["code"]);
        var violation = Assert.Single(error["extensions"]!["violations"]!.AsArray())!;
        Assert.Equal((field, description), ((string?)violation["field"], (string?)violation["description"]));
    }

    [Fact]
    public async Task Long_text_is_refused_without_being_repeated()
    {
        var error = (await AnswerAsync(new JsonObject { ["text"] = new string('x', 10_000) }))["errors"]![0]!;

        Assert.Equal("text: is 10000 characters long; at most 200.", (string?)error["message"]);
    }

    [Fact]
    public async Task Closed_place_is_found_and_says_that_it_is_closed()
    {
        var found = await map.Gateway.DataAsync(Places, new { text = "Oakington", first = 5 });

        Assert.Equal("CLOSED", (string?)found["search"]!.AsArray().First(result => result!["place"] is not null)!["place"]!["status"]);
    }

    [Fact]
    public async Task Hidden_organisation_is_neither_found_nor_leads_to_its_places()
    {
        const string Text = "xylograph custodians";
        await map.ExecuteAsync("UPDATE organisation SET name = 'Xylograph Custodians' WHERE name = 'Serco'");
        // Each time another question: the gateway keeps answers until the map changes by a revision.
        var shown = await FoundAsync(Text, 9);
        await map.ExecuteAsync("UPDATE organisation SET published = false WHERE name = 'Xylograph Custodians'");
        var hidden = await FoundAsync(Text, 8);
        await map.ExecuteAsync("UPDATE organisation SET name = 'Serco', published = true WHERE name = 'Xylograph Custodians'");

        Assert.Contains("Xylograph Custodians", shown.Results.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(shown.Results, result => result!["place"] is not null);
        Assert.True(shown.Places > 0);
        Assert.Equal((0, 0), (hidden.Results.Count, hidden.Places));
    }

    [Fact]
    public async Task What_a_key_sees_is_not_given_to_others()
    {
        const string Fields = "search(text: \"Quillfeather\") { place { contacts { value } } }";
        var key = await map.KeyAsync("GB");
        await map.Gateway.DataAsync(
            """
            mutation {
              addPlace(input: {
                name: "Quillfeather Group", status: OPEN, supportGroup: {}, coverage: ["GB-KEN"], sources: [{citation: "A report"}],
                contacts: [{kind: VOICE, value: "+44 1632 960000", visibility: CONTRIBUTORS}]
              }) { place { id } }
            }
            """, key: key);

        // Answers are kept from the second time on.
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("960000", (await map.Gateway.DataAsync($"{{ {Fields} }}", key: key)).ToJsonString(), StringComparison.Ordinal);
            var found = await map.Gateway.DataAsync($"{{ {Fields} }}");
            Assert.Empty(Assert.Single(found["search"]!.AsArray())!["place"]!["contacts"]!.AsArray());
        }
    }

    [Fact]
    public async Task Cost_grows_with_first()
    {
        async Task<double> CostAsync(int first)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
            {
                Content = JsonContent.Create(new { query = Places, variables = new { text = "Dover", first } }),
            };
            request.Headers.Add("GraphQL-Cost", "validate");
            using var response = await map.Gateway.Http.SendAsync(request);
            return (double)(await response.Content.ReadFromJsonAsync<JsonNode>())!["extensions"]!["operationCost"]!["typeCost"]!;
        }

        Assert.InRange(await CostAsync(50) / await CostAsync(10), 4, 5);
    }

    async Task<(JsonArray Results, int Places)> FoundAsync(string text, int first)
    {
        var data = await map.Gateway.DataAsync(
            """
            query($text: String!, $first: Int!) {
              search(text: $text, first: $first) { match place { name } organisation { name } region { code } locality { label } }
              places(filter: {text: $text}, first: $first) { totalCount }
            }
            """, new { text, first });
        return (data["search"]!.AsArray(), (int)data["places"]!["totalCount"]!);
    }

    async Task<JsonArray> StoredAsync(JsonObject variables) => (await AnswerAsync(variables))["data"]!["search"]!.AsArray();

    async Task<JsonNode> AnswerAsync(JsonObject variables)
    {
        using var response = await map.Gateway.Http.PostAsJsonAsync("graphql", new { id = "search", variables });
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
