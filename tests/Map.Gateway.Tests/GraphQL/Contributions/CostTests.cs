using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.GraphQL.Contributions;

public sealed class CostTests(SeededMap map) : IClassFixture<SeededMap>
{
    [Theory]
    [InlineData("updatePlace(input: {id: \"x\", revision: 1, place: {note: null}}) { applied }", 10, 2)]
    [InlineData("endInvolvement(input: {id: \"x\", revision: 1, to: \"2020\"}) { applied }", 10, 2)]
    [InlineData("revertRevision(input: {number: 1, summary: {}}) { applied }", 10, 2)]
    [InlineData("unmerge(input: {mergedId: \"x\", summary: {}}) { applied }", 1_000, 2)]
    [InlineData("revertAct(input: {actId: \"0198c0de-0000-7000-8000-00000000beef\", summary: {}}) { undone { name } }", 1_001, 22)]
    public async Task Mutation_costs_by_what_it_may_write(string field, double fieldCost, double typeCost)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = JsonContent.Create(new { query = $"mutation {{ {field} }}" }),
        };
        request.Headers.Add("GraphQL-Cost", "validate");

        using var response = await map.Gateway.Http.SendAsync(request);

        var cost = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["extensions"]!["operationCost"]!;
        Assert.Equal((fieldCost, typeCost), ((double)cost["fieldCost"]!, (double)cost["typeCost"]!));
    }
}
