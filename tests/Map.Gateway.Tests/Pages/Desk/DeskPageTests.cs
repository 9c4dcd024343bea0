using System.Net;
using System.Text.RegularExpressions;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Pages.Desk;

/// <summary>The page of the desk, before its script runs: it has nothing in it that depends on anybody.</summary>
public sealed partial class DeskPageTests : IAsyncLifetime
{
    const int MostBytesOfScript = 30 * 1024;
    const int MostBytesOfWords = 12 * 1024;

    TestGateway gateway = null!;

    public async Task InitializeAsync() => gateway = await TestGateway.StartAsync(new("http://127.0.0.1:9"));

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [BuiltPagesTheory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Page_is_not_stored_not_indexed_and_lets_no_other_site_in(string language)
    {
        using var response = await gateway.Http.GetAsync($"{language}/desk");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Null(response.Headers.ETag);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [BuiltPagesFact]
    public async Task Without_its_script_there_is_no_field_that_a_key_could_be_sent_from()
    {
        var page = await new PageTester(gateway).GetAsync("en/desk");

        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
        Assert.Empty(page.QuerySelectorAll("form, input"));
        Assert.NotNull(page.QuerySelector("noscript"));
        Assert.Single(page.QuerySelectorAll("script[src*='/assets/desk-']"));
    }

    [BuiltPagesFact]
    public async Task Only_the_desk_loads_its_script_and_style_and_the_forms_of_suggestions_lead_to_it()
    {
        var page = await new PageTester(gateway).GetAsync("en/suggest");

        Assert.Empty(page.QuerySelectorAll("script[src*='/assets/desk-']"));
        Assert.Single(page.QuerySelectorAll("main a[href='/en/desk']"));
    }

    [BuiltPagesFact]
    public async Task Script_and_words_are_small()
    {
        var html = await gateway.Http.GetStringAsync("en/desk");

        Assert.InRange(await BytesAsync(Script().Match(html).Value), 1, MostBytesOfScript);
        Assert.InRange(await BytesAsync(WordsAddress().Match(html).Value), 1, MostBytesOfWords);
    }

    async Task<int> BytesAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var response = await gateway.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    [GeneratedRegex(@"/assets/desk-[\w]+\.js")]
    private static partial Regex Script();

    [GeneratedRegex(@"/assets/desk-[\w-]+\.json")]
    private static partial Regex WordsAddress();
}
