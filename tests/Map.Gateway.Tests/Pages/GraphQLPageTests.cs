using System.Net;
using System.Text.RegularExpressions;
using Map.Gateway.Pages.Built;
using Map.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Map.Gateway.Tests.Pages;

public sealed partial class GraphQLPageTests : IAsyncLifetime
{
    const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    TestGateway gateway = null!;

    public async Task InitializeAsync() => gateway = await TestGateway.StartAsync(new("http://127.0.0.1:9"));

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [BuiltPagesFact]
    public async Task Browser_gets_page_all_of_whose_parts_are_here()
    {
        using var page = await GetAsync("graphql");
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));

        var parts = Reference().Matches(await page.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(2, parts.Count);
        foreach (var part in parts)
        {
            Assert.StartsWith("/assets/", part, StringComparison.Ordinal);
            using var asset = await GetAsync(part);
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Contains(asset.Content.Headers.ContentType!.MediaType, (string[])["text/javascript", "text/css"]);
            Assert.Contains("immutable", asset.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
            var text = await asset.Content.ReadAsStringAsync();
            foreach (Match more in Asset().Matches(text))
                Assert.Equal(HttpStatusCode.OK, (await GetAsync(more.Value)).StatusCode);
        }
    }

    [BuiltPagesFact]
    public async Task Parts_of_page_are_compressed_already()
    {
        using var page = await GetAsync("graphql");
        var script = Asset().Match(await page.Content.ReadAsStringAsync()).Value;
        using var plain = await GetAsync(script);
        foreach (var encoding in (string[])["br", "gzip"])
        {
            using var compressed = await GetAsync(script, encoding);
            Assert.Equal(encoding, Assert.Single(compressed.Content.Headers.ContentEncoding));
            Assert.Equal(plain.Content.Headers.ContentType, compressed.Content.Headers.ContentType);
            Assert.True(compressed.Content.Headers.ContentLength < plain.Content.Headers.ContentLength * 2 / 3);
            Assert.Contains("Accept-Encoding", compressed.Headers.Vary);
        }
    }

    [BuiltPagesFact]
    public async Task Page_that_is_known_is_not_sent_again()
    {
        using var first = await GetAsync("graphql");
        using var request = new HttpRequestMessage(HttpMethod.Get, "graphql");
        request.Headers.Accept.ParseAdd(Browser);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await gateway.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.True(second.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("graphql?sdl", "type Query")]
    [InlineData("graphql?id=unknown", "PERSISTED_QUERY_NOT_FOUND")]
    public async Task Browser_that_asks_question_gets_its_answer(string address, string answer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(Browser);
        request.Headers.Add("GraphQL-Preflight", "1");
        using var response = await gateway.Http.SendAsync(request);
        Assert.Contains(answer, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gateway_without_its_pages_starts_and_says_so()
    {
        await using var bare = await TestGateway.StartAsync(
            new("http://127.0.0.1:9"), builder => builder.Services.AddSingleton(new WebPages(new NullFileProvider())));
        using var request = new HttpRequestMessage(HttpMethod.Get, "graphql");
        request.Headers.Accept.ParseAdd(Browser);

        using var page = await bare.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("POST /graphql", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("without its pages", bare.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("assets/../appsettings.json")]
    [InlineData("assets/%2e%2e/graphiql.html")]
    [InlineData("assets/nothing.js")]
    [InlineData("graphiql.html")]
    public async Task Nothing_but_assets_is_handed_out(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(address)).StatusCode);

    async Task<HttpResponseMessage> GetAsync(string address, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(Browser);
        if (encoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        return await gateway.Http.SendAsync(request);
    }

    [GeneratedRegex("(?:src|href)=\"(/[^\"]*)\"")]
    private static partial Regex Reference();

    [GeneratedRegex(@"/assets/[\w.-]+\.(?:js|css|ttf)")]
    private static partial Regex Asset();
}
