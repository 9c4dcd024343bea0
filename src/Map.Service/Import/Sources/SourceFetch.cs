using System.Net;
using Map.Service.Hosting;
using Map.Service.Import.Lists;

namespace Map.Service.Import.Sources;

/// <summary>Fetches sources, and nothing that only the operator's network reaches: see <see cref="PublicHttp"/>.</summary>
/// <param name="clock">For the limit of time.</param>
/// <param name="limit">How long a fetch may take.</param>
/// <param name="http">Opens the connections.</param>
sealed class SourceFetch(TimeProvider clock, TimeSpan limit, PublicHttp http)
{
    const int MostRedirects = 3;

    const string UserAgent = "Map (open map of the border regime; fetches a public list; see docs/import.md)";

    /// <summary>As the service fetches.</summary>
    public static SourceFetch Usual(TimeProvider clock) => new(clock, TimeSpan.FromMinutes(2), PublicHttp.Usual);

    /// <summary>Whether a text is a web address.</summary>
    public static bool IsWeb(string address) => address.Contains("://", StringComparison.Ordinal);

    /// <exception cref="FetchException">It cannot be fetched.</exception>
    public async Task<Fetched> FetchAsync(WatchedSource source, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return IsWeb(source.Address) ? await FromWebAsync(source, both.Token) : await FromFileAsync(source.Address, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException($"took longer than {limit.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException failure)
        {
            throw failure.InnerException is NotPublicException inside
                ? new FetchException($"{inside.Message} ./map source add --allow-private allows that of the source itself.", failure)
                : new FetchException($"cannot be reached: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new FetchException($"cannot be read: {failure.Message}", failure);
        }
    }

    static async Task<Fetched> FromFileAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return new(await Fetched.CopyAsync(file, cancellationToken), Path.GetFileName(path), null, null);
    }

    async Task<Fetched> FromWebAsync(WatchedSource source, CancellationToken cancellationToken)
    {
        var address = new Uri(source.Address);
        using var client = Client(source.AllowsPrivate ? address : null);
        for (var redirects = 0; ; redirects++)
        {
            if (PublicHttp.FaultOf(address.OriginalString) is { } fault) throw new FetchException($"leads to {Quote.Of(address.ToString())}, which {fault}");
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            // As they came: not every server writes them as the standard has it.
            if (source.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            if (source.LastModified is { } modified) request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            switch (response.StatusCode)
            {
                case HttpStatusCode.NotModified:
                    return new(null, "", source.ETag, source.LastModified);
                case HttpStatusCode.OK:
                    if (response.Content.Headers.ContentLength > UploadedFile.MaximumLength) throw Fetched.TooLarge();
                    await using (var content = await response.Content.ReadAsStreamAsync(cancellationToken))
                        return new(await Fetched.CopyAsync(content, cancellationToken), NameOf(new(source.Address)), Header(response, "ETag"),
                            Header(response, "Last-Modified"));
                case HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect
                    or HttpStatusCode.PermanentRedirect when response.Headers.Location is { } location:
                    if (redirects == MostRedirects) throw new FetchException($"leads on more than {MostRedirects} times.");
                    var next = new Uri(address, location);
                    if (address.Scheme == "https" && next.Scheme != "https") throw new FetchException($"leads to {Quote.Of(next.ToString())}, which is not encrypted.");
                    address = next;
                    continue;
                default:
                    throw new FetchException($"answers {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd() + ".") { RetryAfter = RetryAfter(response) };
            }
        }
    }

    // The host of an address that the operator allows may be private; what it leads to may not.
    HttpClient Client(Uri? allowed)
    {
        var client = http.Client(allowed);
        client.DefaultRequestHeaders.Add("User-Agent", UserAgent);
        return client;
    }

    TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;

    static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? values.First() : null;

    static string NameOf(Uri address) =>
        Uri.UnescapeDataString(address.Segments[^1]).Trim('/') is { Length: > 0 and <= 200 } name ? name : address.Host;
}
