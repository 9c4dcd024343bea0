using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;
using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Language;
using Map.Gateway.Pages.Layout;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Map.Gateway.Pages.Routing;

/// <summary>Gives every page its addresses: /places/ID in the language that the browser prefers, and /fr/places/ID in French.</summary>
sealed class PageRoutes(IEndpointRouteBuilder endpoints)
{
    readonly PageLanguages languages = endpoints.ServiceProvider.GetRequiredService<PageLanguages>();

    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    static readonly VersionedResponse ByLanguage = new() { RequestHeaders = ["Accept-Language"] };

    /// <summary>A page that depends on the map alone: cached by the data version.</summary>
    /// <param name="path">Its path without the language: /places/{id}.</param>
    /// <param name="handler">Takes a <see cref="Page"/> and gives a <see cref="PageResult"/>.</param>
    public void Get(string path, Delegate handler)
    {
        var run = PageFaults.Around(Built(path, handler));
        foreach (var pattern in Patterns(path))
            endpoints.MapMethods(pattern, Reading, run).WithMetadata(FlatCost.Page).WithMetadata(ForPeople.Yes).WithVersionedResponse(ByLanguage);
    }

    /// <summary>The answer to a form.</summary>
    public void Post(string path, Delegate handler)
    {
        var run = PageFaults.Around(Built(path, handler));
        foreach (var pattern in Patterns(path))
            endpoints.MapPost(pattern, run).WithMetadata(FlatCost.Page).WithMetadata(ForPeople.Yes);
    }

    /// <summary>A page that is made anew for each reader: a form. Shared caches do not store it. A browser asks again whenever somebody opens it, but goes
    /// back to what it has, with what was typed into it, which no-store would forbid.</summary>
    public void Fresh(string path, Delegate handler) =>
        Get(path, PageFaults.Around(Built(path, handler)), "private, no-cache", FlatCost.Page, ForPeople.Yes);

    /// <summary>A page that depends on the request alone, and that no cache stores.</summary>
    public void Unstored(string path, Delegate handler) => Get(path, Built(path, handler), "no-store", FlatCost.Request);

    void Get(string path, RequestDelegate run, string cacheControl, params object[] metadata)
    {
        foreach (var pattern in Patterns(path))
            endpoints.MapMethods(pattern, Reading, context =>
            {
                context.Response.Headers.CacheControl = cacheControl;
                return run(context);
            }).WithMetadata(metadata);
    }

    /// <summary>What programs read, in no language: /sitemap.xml. Cached by the data version, like the pages.</summary>
    public void GetFile(string path, Delegate handler) =>
        endpoints.MapMethods(path, Reading, handler).WithMetadata(FlatCost.Page).WithVersionedResponse(new VersionedResponse());

    // Once for all languages, and when it is first asked for: it is compiled, which takes milliseconds, and a gateway that starts has many pages.
    RequestDelegate Built(string path, Delegate handler)
    {
        var built = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, new()
        {
            ServiceProvider = endpoints.ServiceProvider,
            RouteParameterNames = RoutePatternFactory.Parse(path).Parameters.Select(parameter => parameter.Name),
        }).RequestDelegate);
        return context => built.Value(context);
    }

    // Each language is spelled out: a parameter would take part in the choice by method, and POST /nowhere would be 405 instead of 404.
    IEnumerable<string> Patterns(string path) => languages.All.Select(language => $"/{language.Tag}{path}").Prepend(path);
}
