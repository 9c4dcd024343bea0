using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http.Caching;

/// <summary>
/// The output cache policy of every <see cref="VersionedResponse"/>: complete responses to callers without a key, as they are sent, keyed
/// by a hash that includes the data version. Tiles are cached from the first request on, all else from the second. <c>Cache-Control:
/// no-cache</c> skips the cache.
/// </summary>
sealed class ResponseCachePolicy(ETagSource tags, RecentTags recent, ResponseStore store) : IOutputCachePolicy
{
    // The data version would keep it correct for longer, but it may reveal what a person looked for, so it leaves the memory soon.
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    // The data version changes with the day, so no tile is needed for longer.
    static readonly TimeSpan TileLifetime = TimeSpan.FromDays(1);

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var headers = context.HttpContext.Request.Headers;
        if (headers.CacheControl.ToString().Contains(CacheControlHeaderValue.NoCacheString, StringComparison.OrdinalIgnoreCase)
            // The middleware would compare it with the time of caching, which says nothing about what the caller has.
            || headers.ContainsKey(HeaderNames.IfModifiedSince)
            // It would be sent the whole.
            || headers.ContainsKey(HeaderNames.Range)
            || (ETag.Of(context.HttpContext)?.Value ?? await tags.KeyOfPostAsync(context.HttpContext)) is not { } key)
            return;
        var isTile = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<VersionedResponse>() is { IsTile: true };
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = isTile || recent.Add(key);
        // No request coalescing: if the first client disconnects, all waiters fail.
        context.AllowLocking = false;
        context.CacheVaryByRules.CacheKeyPrefix = isTile ? ResponseStore.TilePrefix + key : key;
        context.ResponseExpirationTimeSpan = isTile ? TileLifetime : Lifetime;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        CompleteResponse.Mark(context.HttpContext);
        // Age would reveal when another client sent the same request.
        context.HttpContext.Response.OnStarting(() =>
        {
            context.HttpContext.Response.Headers.Remove(HeaderNames.Age);
            return Task.CompletedTask;
        });
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage = CompleteResponse.IsMarked(context.HttpContext)
            && context.HttpContext.RequestServices.GetRequiredService<RequestPosition>().IsOfVersion
            && context.HttpContext.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status204NoContent;
        if (context.AllowCacheStorage)
            store.ClearOutdated();
        return ValueTask.CompletedTask;
    }
}
