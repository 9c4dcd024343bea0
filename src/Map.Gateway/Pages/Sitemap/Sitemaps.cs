using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Sitemap;

/// <summary>What search engines read: which pages there are, and which they are to leave alone.</summary>
static class Sitemaps
{
    const string File = "file";

    public static void Map(PageRoutes pages)
    {
        pages.GetFile("/robots.txt", Robots);
        pages.GetFile("/sitemap.xml", (HttpContext context, SitemapWriter writer) => writer.SendIndexAsync(context));
        pages.GetFile(
            $"/sitemaps/{{{File}}}.xml", (HttpContext context, string file, SitemapWriter writer) => writer.SendAsync(context, file));
    }

    // Frames and sheets repeat what the pages say; the API and the files are costly, and no pages.
    static IResult Robots(HttpRequest request) => Results.Text($"""
        User-agent: *
        Disallow: /embed
        Disallow: /*/embed
        Disallow: /print
        Disallow: /*/print
        Disallow: /exit
        Disallow: /*/exit
        Disallow: /graphql
        Disallow: /tiles/
        Disallow: /places.
        Disallow: /changes

        Sitemap: {request.Scheme}://{request.Host}{request.PathBase}/sitemap.xml

        """);
}
