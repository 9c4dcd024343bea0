using System.Net;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Pages;

namespace Map.Gateway.Tests.Reconcile;

public sealed class PreviewTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    readonly ReconcileClient client = new(map.Gateway);

    public void Dispose() => Assert.Empty(map.Errors);

    [BuiltPagesTheory]
    [InlineData("CRA de Coquelles", "detention_centre")]
    [InlineData("Serco", "organisation")]
    public async Task Preview_shows_entity_in_frame_without_script_or_third_party(string name, string type)
    {
        var found = (await client.FindAsync(new { query = name, type }))[0]!;
        using var response = await client.Http.GetAsync("reconcile/preview?id=" + Uri.EscapeDataString((string)found["id"]!));
        var page = await PageTester.ParseAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("frame-ancestors", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var link = Assert.Single(page.QuerySelectorAll("a"));
        Assert.Equal((string)found["name"]!, link.TextContent);
        Assert.Equal(("_blank", "noopener"), (link.GetAttribute("target"), link.GetAttribute("rel")));
        Assert.Empty(page.QuerySelectorAll("script, iframe, img[src^=http], link[rel=stylesheet]"));
        using var target = await client.Http.GetAsync(link.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, target.StatusCode);
    }

    [BuiltPagesFact]
    public async Task Preview_speaks_language_of_reader()
    {
        var id = Uri.EscapeDataString((string)(await client.FindAsync(new { query = "CRA de Coquelles" }))[0]!["id"]!);

        Assert.Contains("lang=\"fr\"", await client.Http.GetStringAsync("fr/reconcile/preview?id=" + id), StringComparison.Ordinal);
    }

    [BuiltPagesTheory]
    [InlineData("reconcile/preview")]
    [InlineData("reconcile/preview?id=nonsense")]
    [InlineData("reconcile/preview?id=0190f3b2-7c1e-7d3a-9b5e-2f6a8c4d1e07")]
    public async Task Unknown_id_is_not_found(string address)
    {
        using var response = await client.Http.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
