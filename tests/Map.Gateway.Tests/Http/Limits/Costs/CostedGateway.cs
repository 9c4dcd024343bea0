using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Http.Limits.Costs;

/// <summary>Asks a gateway what an operation costs.</summary>
static class CostedGateway
{
    /// <summary>Without executing it.</summary>
    public static async Task<(double Field, double Type)> CostAsync(this TestGateway gateway, string query, object? variables = null)
    {
        var answer = await gateway.AskWithCostAsync("validate", query, variables);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        var cost = answer["extensions"]!["operationCost"]!;
        return ((double)cost["fieldCost"]!, (double)cost["typeCost"]!);
    }

    /// <param name="gateway">The gateway.</param>
    /// <param name="header">What <c>GraphQL-Cost</c> says.</param>
    /// <param name="query">The document.</param>
    /// <param name="variables">Its variables.</param>
    public static async Task<JsonNode> AskWithCostAsync(this TestGateway gateway, string header, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Add("GraphQL-Cost", header);
        using var response = await gateway.Http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
