using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Map.Gateway.Tests.Http.Limits;

/// <summary>Over real HTTP, with a budget of 20,000 that time does not refill unless a test says so.</summary>
public sealed class CallerLimitsTests : IAsyncLifetime
{
    // A thousand places with their positions are 2,000 objects, and the connection and the operation two more.
    const string Dear = "{ places(first: 1000) { nodes { position { latitude } } } }";

    // Calls to the service have a deadline by this clock, which stands: it is ahead, so that none passes by the real one.
    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow.AddHours(1));
    InventedService upstream = null!;

    public async Task InitializeAsync() => upstream = await InventedService.StartAsync();

    public async Task DisposeAsync() => await upstream.DisposeAsync();

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task Operations_are_answered_until_their_cost_is_used_up(string accept)
    {
        await using var gateway = await StartAsync();
        // Each costs 2,002 and its request 1.
        for (var i = 0; i < 9; i++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(gateway, Dear, accept)).Status);

        var refused = await AskAsync(gateway, Dear, accept);

        // 1,973 are left, one of them is the request's.
        Assert.Equal((HttpStatusCode.TooManyRequests, "30"), (refused.Status, refused.RetryAfter));
        var extensions = refused.Body["errors"]![0]!["extensions"]!;
        Assert.Equal("""{"code":"RESOURCE_EXHAUSTED","reason":"RATE_LIMIT","retryAfterSeconds":30}""", extensions.ToJsonString());
        Assert.Null(refused.Body["data"]);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(gateway, "{ places(first: 1) { nodes { name } } }", accept)).Status);
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(gateway, Dear, accept)).Status);
    }

    [Fact]
    public async Task Operation_that_is_refused_calls_nobody()
    {
        await using var gateway = await StartAsync();
        for (var i = 0; i < 9; i++)
            await AskAsync(gateway, Dear);
        var calls = upstream.Places.Filters.Count;

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(gateway, Dear)).Status);

        Assert.Equal(calls, upstream.Places.Filters.Count);
    }

    [Fact]
    public async Task Files_cost_same_whatever_they_hold_and_health_costs_nothing()
    {
        await using var gateway = await StartAsync();
        for (var i = 0; i < 4; i++)
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "places.csv?text=nothing"));

        using var refused = await gateway.Http.GetAsync("places.geojson");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("5000", refused.Headers.RetryAfter?.ToString());
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        Assert.Equal(("RESOURCE_EXHAUSTED", "RATE_LIMIT"), ((string?)problem["code"], (string?)problem["reason"]));

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "/"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "health/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "health/ready"));
    }

    [Fact]
    public async Task Documents_that_are_wrong_cost_their_request()
    {
        await using var gateway = await StartAsync();
        for (var i = 0; i < 4; i++)
            await StatusAsync(gateway, "places.csv");

        var refused = await AskAsync(gateway, "{ nothing }");

        Assert.Equal((HttpStatusCode.TooManyRequests, "1"), (refused.Status, refused.RetryAfter));
        Assert.Equal("RESOURCE_EXHAUSTED", (string?)refused.Body["errors"]![0]!["extensions"]!["code"]);
    }

    [Fact]
    public async Task Trusted_proxy_says_who_is_asking_and_nobody_writes_it_down()
    {
        await using var gateway = await StartAsync(("MAP_TRUSTED_PROXIES", "127.0.0.1,::1"));
        for (var i = 0; i < 4; i++)
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "places.csv", "203.0.113.7"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "places.csv", "203.0.113.7"));
        // What stands before the address that the proxy saw is the caller's own invention.
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "places.csv", "198.51.100.1, 203.0.113.7"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "places.csv", "203.0.113.8"));
        Assert.DoesNotContain("203.0.113", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_is_believed()
    {
        await using var gateway = await StartAsync();
        for (var i = 0; i < 4; i++)
            await StatusAsync(gateway, "places.csv", $"203.0.113.{i}");

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "places.csv", "203.0.113.99"));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task Request_that_is_refused_unread_gets_media_type_it_accepts(string accept)
    {
        await using var gateway = await StartAsync();
        for (var i = 0; i < 4; i++)
            await StatusAsync(gateway, "places.csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql");
        request.Content = JsonContent.Create(new { query = "{ __typename }" });
        request.Headers.Accept.ParseAdd(accept);
        using var response = await gateway.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.TooManyRequests, accept), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("\"retryAfterSeconds\":1", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switched_off_it_refuses_nobody()
    {
        await using var gateway = await StartAsync(("MAP_RATE_COST_PER_SECOND", "0"));
        for (var i = 0; i < 12; i++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(gateway, Dear)).Status);
    }

    Task<TestGateway> StartAsync(params (string Key, string Value)[] settings) => TestGateway.StartAsync(upstream.Address, builder =>
    {
        builder.Configuration["MAP_RATE_COST_PER_SECOND"] = "1";
        builder.Configuration["MAP_RATE_BURST"] = "20000";
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Services.AddSingleton<TimeProvider>(clock);
    });

    static async Task<(HttpStatusCode Status, string? RetryAfter, JsonNode Body)> AskAsync(
        TestGateway gateway, string query, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd(accept);
        using var response = await gateway.Http.SendAsync(request);
        return (
            response.StatusCode, response.Headers.RetryAfter?.ToString(), JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    static async Task<HttpStatusCode> StatusAsync(TestGateway gateway, string path, string? forwardedFor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (forwardedFor is not null)
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var response = await gateway.Http.SendAsync(request);
        return response.StatusCode;
    }
}
