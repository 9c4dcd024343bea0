using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Layout;

/// <summary>The request for a page: its language, what it says, and where its links lead. Endpoints of pages take it as a parameter.</summary>
public sealed class Page(HttpContext context, PageLanguages languages, PageLanguage language, DateTimeOffset now)
{
    public PageLanguages Languages => languages;

    public PageLanguage Language => language;

    public Say Say { get; } = new(language);

    public Links Links { get; } = new(language.Tag);

    public DateTimeOffset Now => now;

    public DateOnly Today => DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>The query as it was sent, with its question mark; for redirects, which must not lose it.</summary>
    public string RawQuery => context.Request.QueryString.Value ?? "";

    public IQueryCollection Query => context.Request.Query;

    /// <summary>Whether it is made for one reader at one moment, and never cached: the answer to a form.</summary>
    public bool IsLive => HttpMethods.IsPost(context.Request.Method);

    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>The path without the language: /places/0190….</summary>
    public string Path { get; } = Split(context.Request, languages).After;

    /// <summary>Whether the address names no language, so that the browser's preference decides.</summary>
    public bool IsNegotiated { get; } = Split(context.Request, languages).Language is null;

    /// <summary>Where this instance is reached: https://map.example.org.</summary>
    public string Origin { get; } = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";

    /// <summary>For the binding of endpoints.</summary>
    public static ValueTask<Page?> BindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var languages = services.GetRequiredService<PageLanguages>();
        var language = Split(context.Request, languages).Language ?? languages.Preferred(context.Request);
        return new(new Page(context, languages, language, services.GetRequiredService<TimeProvider>().GetUtcNow()));
    }

    /// <summary>A page of a component with its model.</summary>
    public PageResult Show<TComponent>(PageHead head, object model) where TComponent : IPageComponent => new(this, head, typeof(TComponent), model);

    /// <summary>Leads to what the place or organisation of the address was merged into. A merge can be undone, so no cache stores it.</summary>
    /// <param name="address">A path of this site.</param>
    public IResult ToMerged(string address)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.LocalRedirect(address, permanent: true, preserveMethod: true);
    }

    // From the path and not from the route, which a failed request no longer has.
    static (PageLanguage? Language, string After) Split(HttpRequest request, PageLanguages languages)
    {
        var path = request.Path.Value ?? "/";
        var end = path.IndexOf('/', Math.Min(1, path.Length));
        var first = end < 0 ? path[1..] : path[1..end];
        return languages.Find(first) is { } language ? (language, end < 0 ? "/" : path[end..]) : (null, path);
    }
}
