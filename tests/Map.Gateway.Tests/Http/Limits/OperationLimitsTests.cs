using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Http.Limits;

public sealed class OperationLimitsTests(InventedMap map) : IClassFixture<InventedMap>
{
    const string Involvements = "involvements { nodes { role from to place { name } } }";

    /// <summary>By hand: 10 for a call to the service, 1 for what asks it together with others, and 1 for each object.</summary>
    [Theory]
    [InlineData("{ __typename }", 0, 1)]
    [InlineData("{ place(id: \"x\") { name } }", 10, 1 + 1)]
    [InlineData("{ places { nodes { name } } }", 10 + 1, 1 + 1 + 50)]
    [InlineData("{ places(first: 1000) { nodes { name position { latitude } } } }", 10 + 1 + 1000, 1 + 1 + 1000 + 1000)]
    [InlineData("{ places(first: 2) { totalCount edges { node { regions { code } } } } }", 10 + 10 + 1 + (2 * 2), 1 + 1 + (2 * (1 + 1 + 5)))]
    [InlineData("{ nodes(ids: [\"a\", \"b\", \"c\"]) { id } }", 10, 1 + 3)]
    [InlineData("{ regions { name } }", 10, 1 + 300)]
    [InlineData("{ organisations(text: \"Mitie\") { nodes { name " + Involvements + " } } }", 10 + 1 + (50 * (1 + 1 + 50)), 2 + (50 * (2 + (50 * 2))))]
    public async Task Operation_costs_what_it_asks_service_for(string query, double field, double type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("GraphQL-Cost", "validate");
        using var response = await map.Gateway.Http.SendAsync(request);

        var cost = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["extensions"]!["operationCost"]!;
        Assert.Equal((field, type), ((double)cost["fieldCost"]!, (double)cost["typeCost"]!));
    }

    [Theory]
    [InlineData("{ organisations(text: \"Mitie\") { nodes { name " + Involvements + " } } }")]
    [InlineData("{ places(first: 1000) { nodes { id name kind status position { latitude longitude } address { town } periods { from to } } } }")]
    [InlineData("{ placesNear(position: {latitude: 1, longitude: 1}, first: 100) { edges { node { name involvements { organisation { name } } } } } }")]
    public async Task What_map_asks_is_not_too_much(string query)
    {
        // The invented service does not answer all of them; no limit is what refuses them.
        var answer = await map.Gateway.AskAsync(query);
        Assert.NotEqual("RESOURCE_EXHAUSTED", (string?)answer["errors"]?[0]!["extensions"]!["code"]);
    }

    [Theory]
    [InlineData("{ organisations(first: 1000) { nodes { " + Involvements + " } } }", "OPERATION_COST")]
    [InlineData("{ a: places(first: 1000) { nodes { involvements { organisation { name } } } } }", "OPERATION_COST")]
    [InlineData("{ x: place(id: \"x\") { regions { parent { parent { parent { parent { parent { parent { parent { parent { parent { parent { "
        + "parent { parent { parent { parent { code } } } } } } } } } } } } } } } } }", "OPERATION_DEPTH")]
    [InlineData("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", "OPERATION_DEPTH")]
    [InlineData("{ name @a @b @c @d @e }", "OPERATION_SIZE")]
    public async Task What_is_too_much_is_refused_by_word_of_catalogue_with_limit_as_reason(string query, string reason)
    {
        var error = await map.Gateway.ErrorAsync(query);

        Assert.Equal("RESOURCE_EXHAUSTED", (string?)error["extensions"]!["code"]);
        Assert.Equal(reason, (string?)error["extensions"]!["reason"]);
    }

    [Fact]
    public async Task Ids_are_charged_by_their_number_and_capped()
    {
        var ids = Enumerable.Repeat("UmVnaW9uOkZSLTYy", 1_001).ToList();

        var error = await map.Gateway.ErrorAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids });
        Assert.Equal("ids: has 1001 ids; at most 1,000.", (string?)error["message"]);

        error = await map.Gateway.ErrorAsync(
            "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Place { involvements { organisation { name } } } } }", new { ids });
        Assert.Equal("OPERATION_COST", (string?)error["extensions"]!["reason"]);
    }
}
