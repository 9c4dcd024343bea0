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
    /// <param name="file">Where it is, and what is known of it.</param>
    /// <param name="believe">Throws when it is signed by somebody else, or too old.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FetchException">It cannot be fetched.</exception>
    /// <exception cref="InvalidDumpException">It is no dump, or one that nobody has signed, or not to be believed.</exception>
    public async Task<MirrorDump?> FetchAsync(WebFile file, Action<SignedState> believe, CancellationToken cancellationToken)
    {
        var fetched = await web.FetchAsync(file, cancellationToken);
        if (fetched.File is null) return null;
        try
        {
            var content = await DumpContent.ReadAsync(fetched.File.Name, cancellationToken, seal => believe(Signed(seal)));
            return new(fetched, content, content.Seal.Signed!);
        }
        catch
        {
            await fetched.DisposeAsync();
            throw;
        }
    }

    /// <summary>The file at an address.</summary>
    public static WebFile File(string url, bool allowsPrivate) => new(new(url), allowsPrivate, MaximumLength);

    static SignedState Signed(DumpSeal seal) => seal.Signed ?? throw new InvalidDumpException(
        "nobody has signed it: it is the dump of an empty map, of an earlier release, or of a mirror that has not the state of its original.");
}

/// <summary>A dump that was fetched.</summary>
/// <param name="Fetched">The file, which is deleted in the end.</param>
/// <param name="Content">What is in it.</param>
/// <param name="Signed">Who has signed it.</param>
sealed record MirrorDump(Fetched Fetched, DumpContent Content, SignedState Signed) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Fetched.DisposeAsync();
}
