using Microsoft.AspNetCore.Http.Features;

namespace Map.Gateway.Http.Https;

/// <summary>
/// Where the gateway listens with TLS and without, what comes without is sent to the other address. A request with a key or a body is refused instead: it
/// has been readable on its way, and a redirect would hide that from whoever sends it so again and again. What never leaves this machine is answered.
/// </summary>
static class HttpsOnly
{
    public static void Use(WebApplication app, ListenSettings listen)
    {
        if (!listen.HasBoth)
            return;
        // Known when the server has started: the setting may ask for any free port.
        var port = new Lazy<int>(() => new Uri(app.Urls.First(url => url.StartsWith("https:", StringComparison.Ordinal))).Port);
        var own = listen.OwnPorts.ToHashSet();
        app.Use((context, next) => context.Request.IsHttps || own.Contains(context.Connection.LocalPort) || context.GetEndpoint()?.Metadata.GetMetadata<PlainHttp>() is not null
            ? next(context)
            : AnswerAsync(context, port.Value));
    }

    static Task AnswerAsync(HttpContext context, int port)
    {
        if (!MayBeRedirected(context))
            return Refusal.Of(context, context.GetEndpoint(), new(ErrorCatalogue.HttpsRequired)).ExecuteAsync(context);
        var request = context.Request;
        // Who came by the usual port of http finds the usual one of https, wherever that leads to this one.
        var authority = request.Host.Port is null || port == 443 ? request.Host.Host : $"{request.Host.Host}:{port}";
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = $"https://{authority}{request.PathBase}{request.Path}{request.QueryString}";
        return Task.CompletedTask;
    }

    static bool MayBeRedirected(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.Request.Headers.Authorization.Count == 0
        && context.Request.Host.HasValue
        && context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true };
}
