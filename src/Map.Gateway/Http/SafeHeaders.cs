using Microsoft.Extensions.Primitives;

namespace Map.Gateway.Http;

/// <summary>Headers of every response that keep a browser from taking it for something else, from telling other sites where its reader was,
/// and from running anything in it. The pages replace the policy by their own.</summary>
static class SafeHeaders
{
    const string NoFrames = "frame-ancestors 'none'";

    static readonly StringValues Nothing = $"default-src 'none'; {NoFrames}; base-uri 'none'; form-action 'none'";
    static readonly StringValues NoSniff = "nosniff";
    static readonly StringValues NoReferrer = "no-referrer";
    static readonly StringValues Deny = "DENY";

    // A window that another site opened, or that opened this one, cannot reach it.
    static readonly StringValues OwnWindow = "same-origin";

    // "Near me" asks for the position. Only names that browsers know: an unknown one is a warning in the console.
    static readonly StringValues Permissions =
        "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), accelerometer=(), gyroscope=(), magnetometer=(), display-capture=()";

    // Of this host alone: what other hosts of the domain do is not known here.
    static readonly StringValues OneYear = "max-age=31536000";

    public static void Use(IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the start of the response: the exception handler clears what was set before.
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = NoReferrer;
        headers["Cross-Origin-Opener-Policy"] = OwnWindow;
        headers["Permissions-Policy"] = Permissions;
        // By http it would mean nothing: anybody on the way could have added it.
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = OneYear;
        // A 304 says nothing about the content: what it has of these headers would replace those of the page that the browser keeps.
        if (context.Response.StatusCode == StatusCodes.Status304NotModified)
            return;
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = Nothing;
        // For browsers that do not know the policy's word for it. The pages for frames of other sites lack both.
        if (headers.ContentSecurityPolicy.ToString().Contains(NoFrames, StringComparison.Ordinal))
            headers.XFrameOptions = Deny;
    }
}
