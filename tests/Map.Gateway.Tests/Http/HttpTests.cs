using System.Net;
using System.Net.Http.Json;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests;

public class HttpTests
{
    [Fact]
    public async Task Gateway_whose_service_answers_is_live_and_ready()
    {
        await using var upstream = await InventedService.StartAsync();
        await using var gateway = await TestGateway.StartAsync(upstream.Address);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "health/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "health/ready"));
    }

    [Fact]
    public async Task Gateway_whose_service_is_away_is_live_but_not_ready()
    {
        await using var gateway = await TestGateway.StartAsync(new("http://127.0.0.1:9"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(gateway, "health/ready"));
    }

    [Theory]
    [InlineData("graphql?query={__typename}")]
    [InlineData("places.csv")]
    [InlineData("places.geojson?text=nothing")]
    [InlineData("tiles.json")]
    [InlineData("tiles/5/16/10.mvt")]
    [InlineData("tiles/99/16/10.mvt")]
    [InlineData("health/ready")]
    [InlineData("nowhere")]
    public async Task Every_response_may_run_nothing_and_tells_no_other_site(string path)
    {
        await using var upstream = await InventedService.StartAsync();
        await using var gateway = await TestGateway.StartAsync(upstream.Address);

        using var response = await gateway.Http.GetAsync(path);

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.StartsWith("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_of_two_megabytes_is_too_large()
    {
        await using var gateway = await TestGateway.StartAsync(new("http://127.0.0.1:9"));
        using var response = await gateway.Http.PostAsJsonAsync("graphql", new { query = new string(' ', 2 * 1024 * 1024) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Website_may_read_but_not_with_key()
    {
        await using var gateway = await TestGateway.StartAsync(new("http://127.0.0.1:9"));
        using var plain = await PreflightAsync(gateway, "content-type");
        Assert.Equal("*", plain.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(plain.Headers.Contains("Access-Control-Allow-Credentials"));
        using var withKey = await PreflightAsync(gateway, "authorization,content-type");
        Assert.DoesNotContain(
            "authorization",
            string.Join(',', withKey.Headers.GetValues("Access-Control-Allow-Headers")),
            StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Website_may_ask_by_get_and_read_tag()
    {
        await using var gateway = await TestGateway.StartAsync(new("http://127.0.0.1:9"));
        using var preflight = await PreflightAsync(gateway, "graphql-preflight,if-none-match");
        var allowed = string.Join(',', preflight.Headers.GetValues("Access-Control-Allow-Headers"));
        Assert.Contains("GraphQL-Preflight", allowed, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("If-None-Match", allowed, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("86400", preflight.Headers.GetValues("Access-Control-Max-Age").Single());

        using var request = new HttpRequestMessage(HttpMethod.Get, "graphql?query=%7B__typename%7D");
        request.Headers.Add("Origin", "https://example.org");
        request.Headers.Add("GraphQL-Preflight", "1");
        using var answer = await gateway.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("ETag", answer.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
    }

    static async Task<HttpStatusCode> StatusAsync(TestGateway gateway, string path)
    {
        using var response = await gateway.Http.GetAsync(path);
        return response.StatusCode;
    }

    static async Task<HttpResponseMessage> PreflightAsync(TestGateway gateway, string headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "graphql");
        request.Headers.Add("Origin", "https://example.org");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", headers);
        return await gateway.Http.SendAsync(request);
    }
}
