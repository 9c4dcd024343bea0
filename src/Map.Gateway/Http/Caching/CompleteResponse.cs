namespace Map.Gateway.Http.Caching;

/// <summary>Set on a response that is complete and has no errors: it may have its ETag and be cached. A file that broke off may not, nor
/// may data with errors, which may have none the next time, nor what is <see cref="BesideMap"/>.</summary>
sealed class CompleteResponse
{
    static readonly CompleteResponse Instance = new();

    CompleteResponse()
    {
    }

    public static void Mark(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<BesideMap>().IsAsked)
            context.Response.Headers.CacheControl = "no-store";
        else
            context.Features.Set(Instance);
    }

    public static bool IsMarked(HttpContext context) => context.Features.Get<CompleteResponse>() is not null;
}
