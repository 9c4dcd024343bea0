using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Reconcile;

/// <summary>A client of the Reconciliation API, as OpenRefine is one.</summary>
sealed class ReconcileClient(TestGateway gateway)
{
    public HttpClient Http => gateway.Http;

    public async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await Http.GetStringAsync(address))!;

    /// <summary>The candidates of one query.</summary>
    public async Task<JsonArray> FindAsync(object query) => (await BatchAsync(new { q0 = query }))["q0"]!["result"]!.AsArray();

    public async Task<JsonNode> BatchAsync(object queries) => await SendAsync("queries", JsonSerializer.Serialize(queries));

    public Task<JsonNode> ExtendAsync(object query) => SendAsync("extend", JsonSerializer.Serialize(query));

    /// <summary>Sends a field of a form and expects an answer.</summary>
    public async Task<JsonNode> SendAsync(string field, string json)
    {
        using var response = await PostAsync(field, json);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Sends a field of a form and expects a refusal; gives its detail.</summary>
    public async Task<string> RefusedAsync(string field, string json, HttpStatusCode expected = HttpStatusCode.BadRequest)
    {
        using var response = await PostAsync(field, json);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"]!;
    }

    public Task<HttpResponseMessage> PostAsync(string field, string json) =>
        Http.PostAsync("reconcile", new FormUrlEncodedContent([KeyValuePair.Create(field, json)]));
}
