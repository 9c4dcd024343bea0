using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using Map.Gateway.Pages.Language;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Errors;

/// <summary>What a person reads when the map has too much to do: made once for each language, without anything of the request.</summary>
sealed class BusyPage
{
    readonly ConcurrentDictionary<string, byte[]> pages = new(StringComparer.Ordinal);

    public Task SendAsync(HttpContext context, Page page, PageAssets assets)
    {
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentLanguage = page.Language.Tag;
        response.Headers.ContentSecurityPolicy = assets.Policy + "; frame-ancestors 'none'";
        if (page.IsNegotiated)
            response.Headers.Append("Vary", "Accept-Language");
        var html = pages.GetOrAdd(page.Language.Tag, (_, language) => Encoding.UTF8.GetBytes(Write(language)), page.Language);
        response.ContentLength = html.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(html).AsTask();
    }

    static string Write(PageLanguage language)
    {
        var say = new Say(language);
        var (title, help) = (HtmlEncoder.Default.Encode(say["error.away"]), HtmlEncoder.Default.Encode(say["error.away.help"]));
        return $"""
            <!DOCTYPE html>
            <html lang="{language.Tag}" dir="{language.Locale.Direction}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>{title}</title></head>
            <body><main><h1>{title}</h1><p>{help}</p></main></body>
            </html>

            """;
    }
}
