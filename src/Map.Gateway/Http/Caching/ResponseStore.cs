using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Caching.Memory;

namespace Map.Gateway.Http.Caching;

/// <summary>The memory of the output cache, with a separate limit for tiles: a map requests so many that they would displace all
/// else.</summary>
public sealed class ResponseStore(CacheSettings settings, KnownDataVersion known) : IOutputCacheStore, IDisposable
{
    /// <summary>How the keys of tiles begin.</summary>
    public const string TilePrefix = "tile";

    // What an entry takes besides its bytes, about.
    const int Overhead = 500;

    readonly MemoryCache tiles = new(new MemoryCacheOptions { SizeLimit = settings.TileBytes, TrackStatistics = true });
    readonly MemoryCache others = new(new MemoryCacheOptions { SizeLimit = settings.ResponseBytes, TrackStatistics = true });
    string? version;

    public MemoryCacheStatistics TileStatistics => tiles.GetCurrentStatistics()!;

    public MemoryCacheStatistics ResponseStatistics => others.GetCurrentStatistics()!;

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => new(CacheOf(key).Get<byte[]>(key));

    public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
    {
        CacheOf(key).Set(key, value, new MemoryCacheEntryOptions
        {
            AbsoluteExpirationRelativeToNow = validFor,
            Size = value.Length + (key.Length * sizeof(char)) + Overhead,
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>Frees the memory of responses of earlier data versions, whose keys are never looked up again.</summary>
    public void ClearOutdated()
    {
        if (known.Current is not { } current || Interlocked.Exchange(ref version, current) == current)
            return;
        tiles.Clear();
        others.Clear();
    }

    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Responses have no tags to evict them by: their keys change with the data version.");

    public void Dispose()
    {
        tiles.Dispose();
        others.Dispose();
    }

    MemoryCache CacheOf(string key) => key.StartsWith(TilePrefix, StringComparison.Ordinal) ? tiles : others;
}
