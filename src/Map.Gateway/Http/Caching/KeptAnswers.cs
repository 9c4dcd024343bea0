using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http.Caching;

/// <summary>
/// Keeps answers by their tags, as they are sent, for those who ask the same while the map is in the same state. Only what was asked for
/// twice and made to its end is kept, and only for callers without a key; whoever asks with <c>Cache-Control: no-cache</c> has it made anew.
/// </summary>
sealed class KeptAnswers(AnswerTags tags, AskedBefore asked) : IOutputCachePolicy
{
    // The state alone says how long an answer is right. Longer than this, memory need not know what somebody asked.
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    const int MostBytesEach = 1024 * 1024;

    public static void Add(IServiceCollection services, long mostBytes) => services
        .AddOutputCache(options =>
        {
            options.SizeLimit = mostBytes;
            options.MaximumBodySize = MostBytesEach;
        })
        .AddSingleton<AskedBefore>()
        .AddSingleton<KeptAnswers>();

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var headers = context.HttpContext.Request.Headers;
        if (headers.CacheControl.ToString().Contains(CacheControlHeaderValue.NoCacheString, StringComparison.OrdinalIgnoreCase)
            // The middleware would answer by the time at which an answer was kept, which says nothing of what the caller has.
            || headers.ContainsKey(HeaderNames.IfModifiedSince))
            return;
        await tags.SetPostedAsync(context.HttpContext);
        if (AnswerTag.Of(context.HttpContext) is not { } tag)
            return;
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = asked.Add(tag.Tag);
        // Those who wait for one who asked first would fail with them.
        context.AllowLocking = false;
        context.CacheVaryByRules.CacheKeyPrefix = tag.Tag;
        context.ResponseExpirationTimeSpan = Lifetime;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        AnswerTag.Of(context.HttpContext)!.IsConfirmed = true;
        // It would tell when somebody else asked the same.
        context.HttpContext.Response.OnStarting(() =>
        {
            context.HttpContext.Response.Headers.Remove(HeaderNames.Age);
            return Task.CompletedTask;
        });
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage = AnswerTag.Of(context.HttpContext) is { IsWhole: true }
            && context.HttpContext.Response.StatusCode == StatusCodes.Status200OK;
        return ValueTask.CompletedTask;
    }
}
