using System.Globalization;
using System.Net;
using System.Text;
using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.Http;

public sealed class SafeHeadersTests(InventedMap map) : IClassFixture<InventedMap>
{
    static readonly string[] Always = ["X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy"];

    /// <summary>Lists that other sites may show in a frame.</summary>
    static readonly string[] ForFrames = ["embed", "reconcile/preview"];

    [Fact]
    public async Task Every_endpoint_has_all_of_them()
    {
        var endpoints = map.Gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.True(endpoints.Count > 100, $"{endpoints.Count} endpoints");
        var (asked, aborted) = (0, new List<string>());
        foreach (var endpoint in endpoints)
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                using var request = new HttpRequestMessage(new(method), PathOf(endpoint.RoutePattern));
                if (method == "POST")
                    request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
                try
                {
                    using var response = await map.Gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                    Check(response, $"{method} {request.RequestUri} {(int)response.StatusCode}");
                    asked++;
                }
                catch (HttpRequestException)
                {
                    aborted.Add(request.RequestUri!.AbsolutePath);
                }
            }
        }

        Assert.True(asked > 100, $"{asked} requests");
        // The invented service has no dump: a file that breaks off has no answer at all.
        Assert.Equal(["/dump.gpkg"], aborted);
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("DELETE", "/places.csv", 405)]
    [InlineData("PUT", "/graphql", 405)]
    [InlineData("GET", "/places.csv?box=wrong", 400)]
    [InlineData("OPTIONS", "/graphql", 405)]
    [InlineData("POST", "/graphql", 415)]
    public async Task Every_refusal_has_all_of_them(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await map.Gateway.Http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Check(response, path);
    }

    [Fact]
    public async Task Body_that_is_too_large_has_all_of_them()
    {
        using var content = new StringContent(new(' ', 2_000_000), Encoding.UTF8, "application/json");
        using var response = await map.Gateway.Http.PostAsync(new Uri("graphql", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Check(response, "413");
    }

    [Fact]
    public async Task Preflight_has_all_of_them()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "graphql");
        request.Headers.Add("Origin", "https://example.org");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var response = await map.Gateway.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Check(response, "preflight");
    }

    [Fact]
    public async Task Caller_who_is_refused_gets_all_of_them()
    {
        await using var gateway = await TestGateway.StartAsync(map.Upstream.Address, builder =>
        {
            builder.Configuration[CallerLimitSettings.CostKey] = "1";
            builder.Configuration[CallerLimitSettings.BurstKey] = "20000";
        });
        HttpStatusCode status;
        do
        {
            using var response = await gateway.Http.GetAsync(new Uri("places.csv", UriKind.Relative));
            Check(response, "429");
            status = response.StatusCode;
        }
        while (status != HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Gateway_without_service_has_all_of_them()
    {
        await using var gateway = await TestGateway.StartAsync(new("http://127.0.0.1:9"));
        using var response = await gateway.Http.GetAsync(new Uri("places.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Check(response, "503");
    }

    [Fact]
    public async Task Response_that_has_not_changed_says_nothing_of_the_content()
    {
        using var first = await map.Gateway.Http.GetAsync(new Uri("tiles.json", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "tiles.json") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await map.Gateway.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.All(Always, header => Assert.Single(second.Headers.GetValues(header)));
        Assert.False(second.Headers.Contains("Content-Security-Policy"));
        Assert.False(second.Headers.Contains("X-Frame-Options"));
    }

    static void Check(HttpResponseMessage response, string request)
    {
        foreach (var header in Always)
            Assert.True(response.Headers.TryGetValues(header, out var values) && values.Count() == 1, $"{header} of {request}");
        Assert.True(response.Headers.TryGetValues("Content-Security-Policy", out var policies), $"policy of {request}");
        var mayBeFramed = ForFrames.Any(page => response.RequestMessage!.RequestUri!.AbsolutePath.EndsWith(page, StringComparison.Ordinal))
            && response.IsSuccessStatusCode;
        Assert.True(mayBeFramed != policies.Single().Contains("frame-ancestors 'none'", StringComparison.Ordinal), $"frames of {request}");
        Assert.True(mayBeFramed != response.Headers.Contains("X-Frame-Options"), $"X-Frame-Options of {request}");
    }

    // A value for every parameter that its constraint lets through; what it stands for need not exist.
    static string PathOf(RoutePattern pattern)
    {
        var path = new StringBuilder();
        foreach (var segment in pattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
            {
                path.Append(part switch
                {
                    RoutePatternLiteralPart literal => literal.Content,
                    RoutePatternSeparatorPart separator => separator.Content,
                    RoutePatternParameterPart parameter => ValueOf(parameter),
                    _ => throw new InvalidOperationException($"{part}"),
                });
            }
        }

        return path.Length == 0 ? "/" : path.ToString();
    }

    static string ValueOf(RoutePatternParameterPart parameter) => parameter.Default is { } given
        ? Convert.ToString(given, CultureInfo.InvariantCulture)!
        : "1";
}
