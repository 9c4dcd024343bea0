using Map.Gateway.Pages.Built;
using Microsoft.Extensions.Primitives;

namespace Map.Gateway.Pages;

/// <summary>GraphiQL, for browsers that open /graphql: an editor for queries, with the schema.</summary>
static class GraphQLPage
{
    // A GET with one of these is a request to the API, also from a browser.
    static readonly string[] ApiParameters = ["query", "id", "extensions", "sdl"];

    public static bool IsAskedFor(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Path.Equals("/graphql", StringComparison.OrdinalIgnoreCase)
        && AcceptsHtml(request.Headers.Accept)
        && !ApiParameters.Any(request.Query.ContainsKey);

    public static void Use(WebApplication app, WebPages pages)
    {
        if (!pages.Find("graphiql.html").Exists)
            Log.PagesMissing(app.Logger);
        app.UseWhen(context => IsAskedFor(context.Request), branch => branch.Run(context => SendAsync(context, pages)));
    }

    static Task SendAsync(HttpContext context, WebPages pages)
    {
        if (pages.Find("graphiql.html") is { Exists: true } page)
            return WebPages.SendAsync(context, page);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync(WebPages.Missing, context.RequestAborted);
    }

    static bool AcceptsHtml(StringValues accept) => accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
