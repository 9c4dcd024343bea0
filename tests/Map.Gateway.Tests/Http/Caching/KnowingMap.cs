using System.Net;
using System.Text.Json.Nodes;
using Map.Gateway.Http.Caching;
using Map.Gateway.Tests.GraphQL.Changes;
using Map.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.Http.Caching;

/// <summary>A map whose gateways know its state, and what is asked of them.</summary>
sealed class KnowingMap(RestartableMap map)
{
    // The Strait of Dover.
    public const string Tile = "tiles/5/16/10.mvt";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static (double X, double Y) Dover => (1.3, 51.1);

    public static string? StateOf(TestGateway gateway) => gateway.Services.GetRequiredService<KnownDataVersion>().Current;

    /// <summary>Waits until both know a state, and another than these.</summary>
    public async Task KnownAsync(params string?[] before)
    {
        foreach (var gateway in new[] { map.First, map.Second })
            await UntilAsync(gateway, () => StateOf(gateway) is { } state && !before.Contains(state));
    }

    /// <summary>Waits for something, with a question in between that takes a moment and no state.</summary>
    public static async Task UntilAsync(TestGateway gateway, Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
            await gateway.Http.GetStringAsync("health/live", patience.Token);
    }

    /// <summary>Changes the map behind the back of the gateways, and waits until they know.</summary>
    public async Task ChangeAsync(Func<Task> change)
    {
        await KnownAsync();
        var before = StateOf(map.First);
        await change();
        await KnownAsync(before);
    }

    public Task AddUnseenAsync(string name, bool published = true) => ChangeAsync(() => map.AddAsync(name, published, Dover));

    /// <summary>Adds a place as a contributor does.</summary>
    public async Task AddAsync(TestGateway gateway, string name)
    {
        const string Mutation = "mutation($input: AddPlaceInput!) { addPlace(input: $input) { place { id } } }";
        var input = new JsonObject
        {
            ["name"] = name,
            ["status"] = "OPEN",
            ["position"] = new JsonObject { ["latitude"] = Dover.Y, ["longitude"] = Dover.X },
            ["precision"] = "SITE",
            ["sources"] = new JsonArray(new JsonObject { ["citation"] = "A report" }),
            ["office"] = new JsonObject(),
        };
        await gateway.DataAsync(Mutation, new { input }, await map.KeyAsync(Role.Contributor));
    }

    /// <summary>Reports a place as anybody can. Gives the receipt; null if it was only tried.</summary>
    public async Task<string?> SuggestAsync(TestGateway gateway, bool validateOnly = false)
    {
        const string Mutation = "mutation($input: SuggestInput!) { suggest(input: $input) { receipt } }";
        var place = new GlobalId("Office", (await map.AddAsync("Suggested about")).ToString()).ToString();
        await KnownAsync();
        var input = new { change = new { report = new { place, kind = "CLOSED" } }, requestId = Guid.NewGuid(), validateOnly };
        return (string?)(await gateway.DataAsync(Mutation, new { input }))["suggest"]!["receipt"];
    }

    public static async Task<HttpResponseMessage> AskAsync(
        TestGateway gateway,
        string address,
        string? known = null,
        string? key = null,
        string? encoding = null,
        HttpMethod? method = null,
        string? host = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        request.Headers.Host = host;
        request.Headers.Add("Origin", "https://a.map.example");
        if (known is not null)
            request.Headers.IfNoneMatch.ParseAdd(known);
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        if (encoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        return await gateway.Http.SendAsync(request);
    }

    /// <summary>The answer to a query, posted as most clients do.</summary>
    public static async Task<string> PostAsync(TestGateway gateway, string query, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = new StringContent(new JsonObject { ["query"] = query }.ToJsonString(), null, "application/json"),
        };
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        using var response = await gateway.Http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    public static async Task<byte[]> BytesAsync(TestGateway gateway, string address, string? key = null)
    {
        using var response = await AskAsync(gateway, address, key: key);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent, $"{address}: {response}");
        return await response.Content.ReadAsByteArrayAsync();
    }
}
