using System.Net.Mime;
using System.Text.Encodings.Web;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Exit;

/// <summary>
/// "Leave this page" without JavaScript: to the operator's address, or to an empty page. It clears the browser's cache, so that the back button
/// shows nothing without asking the server again: answers were sent by POST, which browsers do not repeat by themselves.
/// </summary>
static class ExitPage
{
    public static void Map(PageRoutes pages) => pages.Unstored("/exit", Leave);

    static IResult Leave(Page page, HttpResponse response, ExitSettings exit)
    {
        // Pages that the browser holds in memory for the back button go with its cache.
        response.Headers["Clear-Site-Data"] = "\"cache\"";
        if (exit.Url is { } url)
        {
            response.StatusCode = StatusCodes.Status303SeeOther;
            response.Headers.Location = url.AbsoluteUri;
            return Results.Empty;
        }

        // Neither style nor icon nor name of the map: at a glance it is a tab that nobody has used yet. Without an icon of its own the browser
        // would ask for /favicon.ico.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        var language = page.Language;
        return Results.Text(
            $"<!DOCTYPE html>\n<html lang=\"{language.Tag}\" dir=\"{language.Locale.Direction}\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\"><link rel=\"icon\" href=\"data:,\">"
            + $"<title>{HtmlEncoder.Default.Encode(page.Say["exit.title"])}</title></head><body></body></html>\n",
            MediaTypeNames.Text.Html);
    }
}
