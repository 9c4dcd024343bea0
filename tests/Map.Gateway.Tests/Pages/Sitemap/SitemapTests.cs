using System.Net;
using System.Xml.Linq;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Pages.Sitemap;

public sealed class SitemapTests(SeededMap map) : IClassFixture<SeededMap>
{
    static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    [BuiltPagesFact]
    public async Task Every_published_place_and_organisation_is_listed_once()
    {
        var paths = await PathsAsync();

        var places = (await PlaceNames.OfAsync(map, "statuses=open,closed,planned,temporarily_closed,unknown")).Count;
        var organisations = await map.ScalarAsync<long>("SELECT count(*) FROM organisation WHERE published");
        Assert.Equal(paths.Count, paths.Distinct().Count());
        Assert.Equal(places, paths.Count(path => path.StartsWith("/places/", StringComparison.Ordinal)));
        Assert.Equal(organisations, paths.Count(path => path.StartsWith("/organisations/", StringComparison.Ordinal)));
        Assert.Contains("/regions/GB-KEN", paths);
        Assert.Contains("/", paths);
        Assert.Contains("/data", paths);
    }

    [BuiltPagesFact]
    public async Task Each_page_is_named_in_english_and_says_when_it_changed()
    {
        var offices = XDocument.Parse(await map.Gateway.Http.GetStringAsync("sitemaps/office.xml")).Root!.Elements(Sitemap + "url").ToList();

        Assert.NotEmpty(offices);
        Assert.All(offices, office =>
        {
            var address = new Uri(office.Element(Sitemap + "loc")!.Value);
            var english = office.Elements(Xhtml + "link").Single(link => link.Attribute("hreflang")!.Value == "en");
            Assert.Equal(new Uri(address, "/en" + address.AbsolutePath).ToString(), english.Attribute("href")!.Value);
            Assert.NotNull(office.Element(Sitemap + "lastmod"));
        });
    }

    [BuiltPagesFact]
    public async Task Unchanged_file_is_not_sent_again()
    {
        using var first = await map.Gateway.Http.GetAsync("sitemaps/office.xml");
        using var request = new HttpRequestMessage(HttpMethod.Get, "sitemaps/office.xml");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await map.Gateway.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [BuiltPagesFact]
    public async Task Unknown_file_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await map.Gateway.Http.GetAsync("sitemaps/people.xml")).StatusCode);

    [BuiltPagesFact]
    public async Task Robots_are_told_of_sitemap_and_kept_from_frames_and_sheets()
    {
        var robots = await map.Gateway.Http.GetStringAsync("robots.txt");

        Assert.Contains($"Sitemap: {map.Gateway.Http.BaseAddress}sitemap.xml", robots, StringComparison.Ordinal);
        Assert.Contains("Disallow: /*/embed\n", robots, StringComparison.Ordinal);
        Assert.Contains("Disallow: /*/print\n", robots, StringComparison.Ordinal);
    }

    async Task<List<string>> PathsAsync()
    {
        var index = XDocument.Parse(await map.Gateway.Http.GetStringAsync("sitemap.xml"));
        var paths = new List<string>();
        foreach (var file in index.Root!.Elements(Sitemap + "sitemap").Select(file => file.Element(Sitemap + "loc")!.Value))
        {
            var urls = XDocument.Parse(await map.Gateway.Http.GetStringAsync(new Uri(file))).Root!.Elements(Sitemap + "url");
            paths.AddRange(urls.Select(url => new Uri(url.Element(Sitemap + "loc")!.Value).AbsolutePath));
        }

        return paths;
    }
}
