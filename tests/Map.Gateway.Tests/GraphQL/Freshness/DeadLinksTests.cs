using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Pages;

namespace Map.Gateway.Tests.GraphQL.Freshness;

/// <summary>What is shown of pages that are gone: to reviewers, and beside the sources of an entry.</summary>
public sealed class DeadLinksTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Cited = """
        query($id: ID!) { node(id: $id) { ... on DetentionCentre { sources { url page { title visitedOn datedOn hash quotation state since archiveUrl } } } } }
        """;

    const string Place = "Centre de rétention administrative de Coquelles";

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Dead_links_have_the_evidence_the_entry_and_the_reason_in_the_queue()
    {
        const string document = """
            { deadLinks(first: 1) { nodes { url state since reason status visitedAt workedOn movedTo archiveUrl part place { name } organisation { name } } pageInfo { hasNextPage endCursor } } }
            """;
        var key = await map.KeyAsync("FR");
        // The first question collects the links of the seed.
        Assert.Empty((await map.Gateway.DataAsync(document, new { }, key))["deadLinks"]!["nodes"]!.AsArray());
        await map.ExecuteAsync($"""
            UPDATE web_page SET state = 'gone', state_since = '2027-03-01', reason = 'It leads to the home page.', status = 200, visited_at = '2027-03-09', worked_at = '2027-02-01'
            WHERE id = (SELECT l.page_id FROM page_link l JOIN place p ON p.id = l.subject_id WHERE p.name = '{Place}' AND l.part = 'source' LIMIT 1)
            """);

        var link = (await map.Gateway.DataAsync(document, new { }, key))["deadLinks"]!["nodes"]![0]!;

        Assert.Equal(("GONE", "2027-03-01", "It leads to the home page.", 200, "SOURCE"),
            ((string?)link["state"], (string?)link["since"], (string?)link["reason"], (int)link["status"]!, (string?)link["part"]));
        Assert.StartsWith("https://web.archive.org/web/20270201/http", (string?)link["archiveUrl"], StringComparison.Ordinal);
        Assert.NotNull(link["place"]!["name"]);
        Assert.Null(link["organisation"]);
        Assert.Equal("UNAUTHENTICATED", (string?)(await map.Gateway.ErrorAsync(document, new { }, null))["extensions"]!["code"]);
    }

    [BuiltPagesFact]
    public async Task Source_and_page_of_the_entry_say_that_the_cited_page_is_gone_once_it_is_published()
    {
        var id = (string)(await map.Gateway.DataAsync($"{{ places(filter: {{text: \"{Place}\"}}, first: 1) {{ nodes {{ id }} }} }}"))["places"]!["nodes"]![0]!["id"]!;
        var before = (await map.Gateway.DataAsync(Cited, new { id }))["node"]!["sources"]!.AsArray();
        Assert.All(before, source => Assert.Null(source!["page"]));
        var url = await map.ScalarAsync<string>($"SELECT s.url FROM place_source x JOIN source s ON s.id = x.source_id JOIN place p ON p.id = x.place_id WHERE p.name = '{Place}' AND s.url IS NOT NULL LIMIT 1");
        var uuid = await map.ScalarAsync<Guid>($"SELECT id FROM place WHERE name = '{Place}'");
        await PublishAsync(url, uuid);

        await Patience.UntilAsync(async () => Gone(await map.Gateway.DataAsync(Cited, new { id })) is not null, "the gateway to hear of the edition");

        var page = Gone(await map.Gateway.DataAsync(Cited, new { id }))!;
        Assert.Equal(("A report", "2027-01-05", "2024-05-06", "ab", "The centre holds 104 people.", "2027-03-01"),
            ((string?)page["title"], (string?)page["visitedOn"], (string?)page["datedOn"], (string?)page["hash"], (string?)page["quotation"], (string?)page["since"]));
        var shown = await new PageTester(map.Gateway).GetAsync($"en/places/{uuid}");
        var line = shown.QuerySelectorAll(".small .sources li").Single(item => item.TextContent.Contains("gone since", StringComparison.Ordinal));
        Assert.Contains("This page has been gone since March 2027.", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("The centre holds 104 people.", line.TextContent, StringComparison.Ordinal);
        Assert.Equal($"https://web.archive.org/web/20270220/{url}", line.QuerySelectorAll("a").Last().GetAttribute("href"));

        JsonNode? Gone(JsonNode data) => data["node"]!["sources"]!.AsArray().Select(source => source!["page"]).FirstOrDefault(known => (string?)known?["state"] == "GONE");
    }

    async Task PublishAsync(string url, Guid subject)
    {
        var page = Map.Service.Freshness.DeadLinks.CollectLinks.IdOf(url);
        await map.ExecuteAsync($"""
            INSERT INTO cited_page (id, title, visited_on, dated_on, sha256, state, since, worked_on)
                VALUES ('{page}', 'A report', '2027-01-05', '2024-05-06', '\xab', 'gone', '2027-03-01', '2027-02-20');
            INSERT INTO cited_quotation VALUES ('{page}', '{subject}', 'The centre holds 104 people.');
            UPDATE link_check SET edition = edition + 1
            """);
    }
}
