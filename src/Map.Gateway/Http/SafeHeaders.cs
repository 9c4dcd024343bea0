namespace Map.Gateway.Http;

/// <summary>Headers of every response that keep a browser from taking it for something else, from telling other sites where its reader was,
/// and from running anything in it. The pages replace the policy by their own.</summary>
static class SafeHeaders
{
    const string Nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static void Use(IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the start of the response: the exception handler clears what was set before.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            // A 304 says nothing about the content: what it has of these headers would replace those of the page that the browser keeps.
            if (headers.ContentSecurityPolicy.Count == 0 && context.Response.StatusCode != StatusCodes.Status304NotModified)
                headers.ContentSecurityPolicy = Nothing;
            return Task.CompletedTask;
        });
        return next(context);
    });
}
