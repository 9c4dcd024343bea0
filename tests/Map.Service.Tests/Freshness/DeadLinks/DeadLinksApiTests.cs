using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.Logging;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>What reviewers and everybody get of what visits have shown.</summary>
public sealed class DeadLinksApiTests(PlacesServer server) : IClassFixture<PlacesServer>, IDisposable
{
    FreshnessService.FreshnessServiceClient Freshness => new(server.Channel);

    CitedPagesService.CitedPagesServiceClient Cited => new(server.Channel);

    public void Dispose() => Assert.All(server.Log.GetSnapshot().Where(record => record.Level >= LogLevel.Error), record => Assert.Fail($"{record.Message} {record.Exception}"));

    [Fact]
    public async Task They_are_for_keys() =>
        Assert.Equal(StatusCode.Unauthenticated, (await Refused.ByAsync(Freshness.ListDeadLinksAsync(new()).ResponseAsync)).Code);

    [Fact]
    public async Task Dead_links_come_with_evidence_page_by_page_and_only_where_the_key_counts()
    {
        await server.Map.RegionAsync("TA", "Tara", 10, 10, 12, 12);
        await server.Map.RegionAsync("TB", "Tibi", 20, 10, 22, 12);
        var gone = await PlaceAsync("gone", 11, "https://gone.example/x");
        var moved = await PlaceAsync("moved", 11, "https://moved.example/x");
        await PlaceAsync("works", 11, "https://works.example/x");
        await PlaceAsync("elsewhere", 21, "https://far.example/x");
        await PlaceAsync("hidden", 11, "https://hidden.example/x", published: false);
        var key = await server.KeyAsync(Role.Contributor, "TA");
        await Freshness.ListDeadLinksAsync(new(), key);
        await SeenAsync("https://gone.example/x", "gone", "404");
        await SeenAsync("https://moved.example/x", "moved", "It has moved.", "https://moved.example/y");
        await SeenAsync("https://works.example/x", "works", "It is there.");
        await SeenAsync("https://far.example/x", "gone", "404");

        var first = await Freshness.ListDeadLinksAsync(new() { PageSize = 1 }, key);
        var second = await Freshness.ListDeadLinksAsync(new() { PageSize = 1, PageToken = first.NextPageToken }, key);

        var link = Assert.Single(first.Results);
        Assert.Equal(
            ("https://gone.example/x", PageState.Gone, "2027-02-01", "404", 404, "2026-12-24", gone.ToString(), LinkPart.Website),
            (link.Url, link.State, link.Since, link.Reason, link.Status, link.WorkedOn, link.PlaceId, link.Part));
        Assert.Equal("https://web.archive.org/web/20261224/https://gone.example/x", link.ArchiveUrl);
        Assert.Equal((moved.ToString(), "https://moved.example/y", ""), (Assert.Single(second.Results).PlaceId, second.Results[0].MovedTo, second.NextPageToken));
        Assert.Equal("works", Assert.Single((await Freshness.ListDeadLinksAsync(new() { States = { PageState.Works } }, key)).Results).Url[8..13]);
        Assert.Equal("0", await ScalarAsync("SELECT count(*)::text FROM web_page WHERE url LIKE '%hidden%'"));
    }

    [Fact]
    public async Task What_is_kept_of_a_cited_page_is_for_everybody_with_the_quotation_for_each_entry()
    {
        await server.Map.ExecuteAsync("""
            INSERT INTO cited_page (id, title, visited_on, dated_on, sha256, state, since, worked_on)
            VALUES ($1, 'A report', '2027-01-05', '2024-05-06', '\xab', 'gone', '2027-03-01', '2027-02-20')
            """, Map.Service.Freshness.DeadLinks.CollectLinks.IdOf("https://cited.example/r"));
        var subject = Guid.NewGuid();
        await server.Map.ExecuteAsync("INSERT INTO cited_quotation SELECT id, $1, 'It is so.' FROM cited_page", subject);

        var pages = (await Cited.BatchGetCitedPagesAsync(new()
        {
            Citations = { new Citation { Url = "https://other.example" }, new Citation { Url = "https://cited.example/r", SubjectId = subject.ToString() }, new Citation { Url = "https://cited.example/r" } },
        })).Pages;

        Assert.Equal(["It is so.", ""], pages.Select(page => page.Quotation));
        Assert.Equal(
            ("A report", "2027-01-05", "2024-05-06", "ab", PageState.Gone, "2027-03-01", "https://web.archive.org/web/20270220/https://cited.example/r"),
            (pages[0].Title, pages[0].VisitedOn, pages[0].DatedOn, pages[0].Sha256, pages[0].State, pages[0].Since, pages[0].ArchiveUrl));
        var refused = await Refused.ByAsync(Cited.BatchGetCitedPagesAsync(new() { Citations = { new Citation { SubjectId = "x" } } }).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
    }

    Task<Guid> PlaceAsync(string name, double longitude, string website, bool published = true) =>
        server.Map.PlaceAsync(name, 11, longitude, published: published, more: ("website", $"'{website}'"));

    Task SeenAsync(string url, string state, string reason, string? movedTo = null) => server.Map.ExecuteAsync("""
        UPDATE web_page SET state = $2, state_since = '2027-02-01', reason = $3, status = 404, moved_to = $4, visited_at = '2027-03-01', worked_at = '2026-12-24' WHERE url = $1
        """, url, state, reason, movedTo);

    Task<string> ScalarAsync(string sql) => server.Map.ScalarAsync<string>(sql);
}
