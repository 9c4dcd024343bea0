using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Hsds;

/// <summary>Asks the HSDS API.</summary>
sealed class HsdsClient(TestGateway gateway)
{
    public async Task<JsonNode> GetAsync(string path)
    {
        // Tests change the database behind the gateway's back, which only knows what the service tells it.
        using var request = new HttpRequestMessage(HttpMethod.Get, $"hsds{path}") { Headers = { CacheControl = new() { NoCache = true } } };
        using var response = await gateway.Http.SendAsync(request);
        return await BodyAsync(response, HttpStatusCode.OK);
    }

    public async Task<JsonNode> PostAsync(string path, JsonObject body)
    {
        using var response = await gateway.Http.PostAsJsonAsync($"hsds{path}", body);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Null(response.Headers.ETag);
        return await BodyAsync(response, HttpStatusCode.OK);
    }

    /// <summary>The only violation of a refused request.</summary>
    public static async Task<(string Field, string Description)> RefusedAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var violation = Assert.Single((await BodyAsync(response, HttpStatusCode.BadRequest))["violations"]!.AsArray())!;
        return ((string)violation["field"]!, (string)violation["description"]!);
    }

    /// <summary>All of a list, by its pages.</summary>
    public Task<List<JsonNode>> AllAsync(string path, string query, int perPage = 100) =>
        WalkAsync(page => GetAsync($"{path}?{query}&per_page={perPage}&page={page}"));

    /// <summary>The same by POST.</summary>
    public Task<List<JsonNode>> AllPostedAsync(string path, JsonObject body, int perPage = 100) => WalkAsync(page =>
    {
        var asked = body.DeepClone().AsObject();
        (asked["per_page"], asked["page"]) = (perPage, page);
        return PostAsync(path, asked);
    });

    static async Task<List<JsonNode>> WalkAsync(Func<int, Task<JsonNode>> pageAsync)
    {
        var all = new List<JsonNode>();
        for (var number = 1; ; number++)
        {
            var page = await pageAsync(number);
            all.AddRange(page["contents"]!.AsArray().Select(one => one!));
            Assert.Equal((number, number == 1), ((int)page["page_number"]!, (bool)page["first_page"]!));
            Assert.Equal(page["contents"]!.AsArray().Count, (int)page["size"]!);
            if (!(bool)page["last_page"]!)
                continue;
            Assert.Equal(all.Count, (int)page["total_items"]!);
            Assert.Equal((all.Count == 0 ? 0 : number, all.Count == 0), ((int)page["total_pages"]!, (bool)page["empty"]!));
            return all;
        }
    }

    static async Task<JsonNode> BodyAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, text);
        return JsonNode.Parse(text)!;
    }
}
