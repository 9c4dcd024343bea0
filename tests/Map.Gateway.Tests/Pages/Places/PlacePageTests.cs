using System.Net;
using System.Text.Json.Nodes;
using Map.Gateway.Http.Caching;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.GraphQL.Contributions;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.Pages.Places;

/// <summary>The pages of places and organisations.</summary>
public sealed class PlacePageTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    readonly PageTester pages = new(map.Gateway);

    public void Dispose() => Assert.Empty(map.Errors);

    [BuiltPagesFact]
    public async Task Centre_has_who_runs_it_its_capacity_its_sources_and_who_helps_there()
    {
        var page = await pages.GetAsync("en/places/" + await IdAsync("Centre de rétention administrative de Coquelles"));

        var text = page.Body!.TextContent;
        Assert.Contains("Police aux frontières", text, StringComparison.Ordinal);
        Assert.Contains("60 people (2024)", text, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".small .sources li"));
        Assert.Contains("in Calais", page.QuerySelector(".help .card .where")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/en/regions/FR-62']"));
    }

    [BuiltPagesFact]
    public async Task Structured_data_has_no_point_of_a_place_of_which_only_the_town_is_known()
    {
        var town = await DataAsync("SALAM Nord/Pas-de-Calais");
        Assert.Null(town["geo"]);
        Assert.Equal("NGO", (string?)town["@type"]);
        Assert.NotNull((await DataAsync("Centre de rétention administrative de Coquelles"))["geo"]);
    }

    [BuiltPagesFact]
    public async Task Other_forms_of_an_id_lead_to_the_page()
    {
        var id = await IdAsync("SALAM Nord/Pas-de-Calais");
        var global = (string)(await map.Gateway.DataAsync("{ places(filter: {text: \"SALAM Nord\"}, first: 1) { nodes { id } } }"))["places"]!["nodes"]![0]!["id"]!;

        foreach (var form in (string[])[id.ToUpperInvariant(), global])
        {
            using var response = await pages.SendAsync(new(HttpMethod.Get, $"en/places/{Uri.EscapeDataString(form)}"));
            Assert.Equal("/en/places/" + id, response.RequestMessage!.RequestUri!.AbsolutePath);
        }
    }

    [BuiltPagesFact]
    public async Task Page_of_what_was_merged_leads_to_what_stays_for_ever()
    {
        var key = await map.ReviewerAsync("GB");
        var (places, organisations) = (new List<(string Id, long Revision)>(), new List<(string Id, long Revision)>());
        foreach (var name in (string[])["Stays", "Goes"])
        {
            places.Add(await map.AddGroupAsync(name, key));
            organisations.Add(await map.AddOrganisationAsync(name, key));
        }

        foreach (var (mutation, both) in new[] { ("mergePlaces", places), ("mergeOrganisations", organisations) })
            await map.ChangeAsync(mutation, "applied", new
            {
                id = both[0].Id, revision = both[0].Revision, otherId = both[1].Id, otherRevision = both[1].Revision,
                summary = new { comment = "One and the same" },
            }, key);

        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = map.Gateway.Http.BaseAddress };
        foreach (var (folder, both) in new[] { ("places", places), ("organisations", organisations) })
        {
            map.Gateway.Services.GetRequiredService<KnownDataVersion>().Forget();
            using var response = await http.GetAsync($"en/{folder}/{Uuid(both[1].Id)}?x=1");
            // For ever, but a merge can be undone: no browser keeps it.
            Assert.Equal((HttpStatusCode.PermanentRedirect, "no-store"), (response.StatusCode, response.Headers.CacheControl?.ToString()));
            Assert.Equal($"/en/{folder}/{Uuid(both[0].Id)}?x=1", response.Headers.Location?.ToString());
        }
    }

    static string Uuid(string id) => GlobalId.TryParse(id, out var known) ? known.Value : throw new InvalidDataException(id);

    [BuiltPagesTheory]
    [InlineData("en/places/00000000-0000-0000-0000-000000000000")]
    [InlineData("en/places/nothing")]
    [InlineData("en/organisations/00000000-0000-0000-0000-000000000000")]
    [InlineData("en/regions/XX")]
    [InlineData("en/day/2010-13-01")]
    [InlineData("en/nothing")]
    public async Task Address_of_nothing_is_a_page_that_leads_home(string address)
    {
        var page = await pages.GetAsync(address, HttpStatusCode.NotFound);

        Assert.NotNull(page.QuerySelector(".fault a[href='/en/']"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [BuiltPagesFact]
    public async Task Program_that_asks_for_no_page_gets_none()
    {
        using var response = await map.Gateway.Http.GetAsync("nothing");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotEqual("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [BuiltPagesFact]
    public async Task Organisation_has_what_it_runs_from_when_to_when()
    {
        var id = await map.ScalarAsync<Guid>("SELECT id FROM organisation WHERE name = 'Mitie Care & Custody'");

        var page = await pages.GetAsync($"en/organisations/{id}");

        var lines = page.QuerySelectorAll(".border-line .line").Select(line => line.TextContent).ToList();
        Assert.Contains(lines, line => line.Contains("Dungavel", StringComparison.Ordinal) && line.Contains("since", StringComparison.Ordinal));
    }

    async Task<JsonNode> DataAsync(string name)
    {
        var page = await pages.GetAsync("en/places/" + await IdAsync(name));
        return JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!;
    }

    async Task<string> IdAsync(string name) => (await map.ScalarAsync<Guid>("SELECT id FROM place WHERE name = $1", name)).ToString();
}
