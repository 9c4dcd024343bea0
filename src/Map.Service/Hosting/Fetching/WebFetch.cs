using System.Net;

namespace Map.Service.Hosting.Fetching;

/// <summary>Fetches files from servers that others name, and nothing that only the operator's network reaches: see <see cref="PublicHttp"/>.</summary>
/// <param name="clock">For the limit of time.</param>
/// <param name="limit">How long a fetch may take.</param>
/// <param name="http">Opens the connections.</param>
/// <param name="userAgent">Who asks, and what for.</param>
sealed class WebFetch(TimeProvider clock, TimeSpan limit, PublicHttp http, string userAgent)
{
    const int MostRedirects = 3;

    /// <exception cref="FetchException">It cannot be fetched.</exception>
    public async Task<Fetched> FetchAsync(WebFile file, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await FollowAsync(file, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException($"took longer than {limit.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException failure)
        {
            throw failure.InnerException is NotPublicException inside
                ? new FetchException($"{inside.Message} --allow-private, when it is added, allows that of the address itself.", failure)
                : new FetchException($"cannot be reached: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            throw new FetchException($"cannot be read: {failure.Message}", failure);
        }
    }

    async Task<Fetched> FollowAsync(WebFile file, CancellationToken cancellationToken)
    {
        var address = file.Address;
        // The host of an address that the operator allows may be private; what it leads to may not.
        using var client = http.Client(file.AllowsPrivate ? address : null);
        client.DefaultRequestHeaders.Add("User-Agent", userAgent);
        for (var redirects = 0; ; redirects++)
        {
            if (PublicHttp.FaultOf(address.OriginalString) is { } fault) throw new FetchException($"leads to {Quote.Of(address.ToString())}, which {fault}");
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            // As they came: not every server writes them as the standard has it.
            if (file.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            if (file.LastModified is { } modified) request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            switch (response.StatusCode)
            {
                case HttpStatusCode.NotModified:
                    return new(null, "", file.ETag, file.LastModified);
                case HttpStatusCode.OK:
                    if (response.Content.Headers.ContentLength > file.MaximumLength) throw Fetched.TooLarge(file.MaximumLength);
                    await using (var content = await response.Content.ReadAsStreamAsync(cancellationToken))
                        return new(await Fetched.CopyAsync(content, file.MaximumLength, cancellationToken), NameOf(file.Address), Header(response, "ETag"),
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

    TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;

    static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? values.First() : null;

    static string NameOf(Uri address) =>
        Uri.UnescapeDataString(address.Segments[^1]).Trim('/') is { Length: > 0 and <= 200 } name ? name : address.Host;
}
