using Map.Contract.Files;
using Map.Service.Dump;
using Map.Service.Hosting.Fetching;

namespace Map.Service.Mirrors;

/// <summary>Fetches the dump of an original and checks whose it is.</summary>
sealed class MirrorFetch(TimeProvider clock, PublicHttp http)
{
    // Of some four million places.
    const long MaximumLength = 8L << 30;

    readonly WebFetch web = new(clock, TimeSpan.FromHours(2), http, "Map (open map of the border regime; follows this map as a mirror; see docs/dump.md)");

    /// <summary>The dump of a map, and nothing when that has not changed since.</summary>
    /// <exception cref="FetchException">It cannot be fetched.</exception>
    /// <exception cref="InvalidDumpException">It is no dump, or one that nobody has signed.</exception>
    public async Task<MirrorDump?> FetchAsync(string url, bool allowsPrivate, string? etag, string? lastModified, CancellationToken cancellationToken)
    {
        var file = new WebFile(new(url), allowsPrivate, MaximumLength) { ETag = etag, LastModified = lastModified };
        var fetched = await web.FetchAsync(file, cancellationToken);
        if (fetched.File is null) return null;
        try
        {
            var content = await DumpContent.ReadAsync(fetched.File.Name, cancellationToken);
            return new(fetched, content, content.Seal.Signed ?? throw new InvalidDumpException(
                "nobody has signed it: it is the dump of an empty map, of an earlier release, or of a mirror that has not the state of its original."));
        }
        catch
        {
            await fetched.DisposeAsync();
            throw;
        }
    }
}

/// <summary>A dump that was fetched.</summary>
/// <param name="Fetched">The file, which is deleted in the end.</param>
/// <param name="Content">What is in it.</param>
/// <param name="Signed">Who has signed it.</param>
sealed record MirrorDump(Fetched Fetched, DumpContent Content, SignedState Signed) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Fetched.DisposeAsync();
}
