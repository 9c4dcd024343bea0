using Map.Gateway.Http.Limits;
using Map.Gateway.Pages.Built;
using Map.Gateway.Pages.Language;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.App;

/// <summary>What makes the pages an app on a phone: the service worker, and the manifest with its name and icon.</summary>
static class AppFiles
{
    // The colours of page.css: paper and ink.
    const string Paper = "#f7f4ec";

    // The one that keeps pages, and the one that shows news.
    static readonly string[] Workers = ["sw.js", "push.js"];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // At the root of the site, because a worker answers for the folder that it is in.
        foreach (var worker in Workers)
            endpoints.MapGet($"/{worker}", (HttpContext context, WebPages pages) => SendWorkerAsync(worker, context, pages)).WithMetadata(FlatCost.Request);
        foreach (var language in endpoints.ServiceProvider.GetRequiredService<PageLanguages>().All)
            endpoints.MapGet($"/{language.Tag}/manifest.webmanifest", Manifest).WithMetadata(FlatCost.Request);
    }

    static async Task SendWorkerAsync(string worker, HttpContext context, WebPages pages)
    {
        var headers = context.Response.Headers;
        // A worker has its own policy, and this one lets it ask nobody but this host.
        headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'";
        headers.CacheControl = "no-cache";
        context.Response.ContentType = "text/javascript; charset=utf-8";
        await context.Response.SendFileAsync(pages.Find(worker), context.RequestAborted);
    }

    /// <param name="page">The request.</param>
    /// <param name="assets">The icons.</param>
    /// <param name="response">The response.</param>
    /// <param name="name">"plain" for a name and an icon that do not tell what it is.</param>
    static IResult Manifest(Page page, PageAssets assets, HttpResponse response, string? name)
    {
        response.Headers.CacheControl = "no-cache";
        var isPlain = name == "plain";
        var title = page.Say[isPlain ? "keep.neutral.name" : "site.name"];
        var icon = isPlain ? "plain" : "icon";
        return Results.Json(
            new
            {
                id = "/",
                name = isPlain ? title : $"{title} · {page.Say["site.tagline"]}",
                short_name = title,
                lang = page.Language.Tag,
                dir = page.Language.Locale.Direction,
                start_url = page.Links.Home,
                scope = "/",
                display = "standalone",
                background_color = Paper,
                theme_color = Paper,
                icons = new[]
                {
                    Icon($"{icon}.svg", "any", "image/svg+xml"),
                    Icon($"{icon}-192.png", "192x192", "image/png"),
                    Icon($"{icon}-512.png", "512x512", "image/png"),
                },
            },
            contentType: "application/manifest+json");

        object Icon(string file, string sizes, string type) => new { src = assets.Addresses[file], sizes, type, purpose = "any" };
    }
}
