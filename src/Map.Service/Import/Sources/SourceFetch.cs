using Map.Service.Hosting.Fetching;
using Map.Service.Import.Lists;

namespace Map.Service.Import.Sources;

/// <summary>Fetches sources: from the web, or a file of the operator.</summary>
/// <param name="clock">For the limit of time.</param>
/// <param name="limit">How long a fetch may take.</param>
/// <param name="http">Opens the connections.</param>
sealed class SourceFetch(TimeProvider clock, TimeSpan limit, PublicHttp http)
{
    readonly WebFetch web = new(clock, limit, http, "Map (open map of the border regime; fetches a public list; see docs/import.md)");

    /// <summary>As the service fetches.</summary>
    public static SourceFetch Usual(TimeProvider clock) => new(clock, TimeSpan.FromMinutes(2), PublicHttp.Usual);

    /// <summary>Whether a text is a web address.</summary>
    public static bool IsWeb(string address) => address.Contains("://", StringComparison.Ordinal);

    /// <exception cref="FetchException">It cannot be fetched.</exception>
    public Task<Fetched> FetchAsync(WatchedSource source, CancellationToken cancellationToken) => IsWeb(source.Address)
        ? web.FetchAsync(
            new(new(source.Address), source.AllowsPrivate, UploadedFile.MaximumLength) { ETag = source.ETag, LastModified = source.LastModified }, cancellationToken)
        : FromFileAsync(source.Address, cancellationToken);

    static async Task<Fetched> FromFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return new(await Fetched.CopyAsync(file, UploadedFile.MaximumLength, cancellationToken), Path.GetFileName(path), null, null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FetchException($"cannot be read: {failure.Message}", failure);
        }
    }
}
