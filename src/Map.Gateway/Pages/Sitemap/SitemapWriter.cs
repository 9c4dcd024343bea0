using System.Globalization;
using System.Xml;
using Grpc.Core;
using Map.Gateway.Exports;
using Map.Gateway.Http.Caching;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Sitemap;

/// <summary>Writes sitemaps (sitemaps.org, 0.9) as they are read: each page once, with its address in every language that is whole.</summary>
sealed class SitemapWriter(SitemapEntries entries, PageLanguages languages, ILogger<SitemapWriter> logger)
{
    const string Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    const string Xhtml = "http://www.w3.org/1999/xhtml";

    static readonly XmlWriterSettings Settings = new() { Async = true };

    /// <summary>The list of the files.</summary>
    public async Task SendIndexAsync(HttpContext context)
    {
        await using var xml = Begin(context);
        await xml.WriteStartElementAsync(null, "sitemapindex", Sitemap);
        foreach (var file in SitemapEntries.Files)
        {
            await xml.WriteStartElementAsync(null, "sitemap", Sitemap);
            await xml.WriteElementStringAsync(null, "loc", Sitemap, $"{OriginOf(context)}/sitemaps/{file}.xml");
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
        CompleteResponse.Mark(context);
    }

    /// <summary>One file of the list.</summary>
    public async Task SendAsync(HttpContext context, string file)
    {
        if (entries.Of(file, context.RequestAborted) is not { } pages)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var page = pages.GetAsyncEnumerator(context.RequestAborted);
        bool any;
        try
        {
            // Until the first page is there nothing is sent, so an error can still set the status.
            any = await page.MoveNextAsync();
        }
        catch (RpcException exception)
        {
            await FilterRefusal.SendAsync(context, logger, "sitemap.xml", exception);
            return;
        }

        try
        {
            await WriteAsync(context, page, any);
            CompleteResponse.Mark(context);
        }
        catch (RpcException) when (context.RequestAborted.IsCancellationRequested)
        {
            Log.FileLeft(logger, "sitemap.xml", 0);
        }
        catch (RpcException exception)
        {
            // Ending the response would make a part look complete; an aborted connection does not.
            Log.FileBrokeOff(logger, "sitemap.xml", 0, Failure.Of(exception).Code, exception);
            context.Abort();
        }
    }

    async Task WriteAsync(HttpContext context, IAsyncEnumerator<SitemapEntry> page, bool any)
    {
        var origin = OriginOf(context);
        var whole = languages.All.Where(language => language.Locale.Whole).Select(language => language.Tag).ToList();
        await using var xml = Begin(context);
        await xml.WriteStartElementAsync(null, "urlset", Sitemap);
        await xml.WriteAttributeStringAsync("xmlns", "xhtml", null, Xhtml);
        for (var more = any; more; more = await page.MoveNextAsync())
        {
            await xml.WriteStartElementAsync(null, "url", Sitemap);
            await xml.WriteElementStringAsync(null, "loc", Sitemap, origin + page.Current.Path);
            if (page.Current.Changed is { } changed)
                await xml.WriteElementStringAsync(null, "lastmod", Sitemap, changed.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            foreach (var language in whole)
            {
                await xml.WriteStartElementAsync("xhtml", "link", Xhtml);
                await xml.WriteAttributeStringAsync(null, "rel", null, "alternate");
                await xml.WriteAttributeStringAsync(null, "hreflang", null, language);
                await xml.WriteAttributeStringAsync(null, "href", null, $"{origin}/{language}{page.Current.Path}");
                await xml.WriteEndElementAsync();
            }

            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
    }

    static XmlWriter Begin(HttpContext context)
    {
        context.Response.ContentType = "application/xml; charset=utf-8";
        return XmlWriter.Create(HttpMethods.IsHead(context.Request.Method) ? Stream.Null : context.Response.Body, Settings);
    }

    static string OriginOf(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
}
