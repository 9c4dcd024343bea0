using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Map.Service.Hosting.Fetching;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>Sends one request for a page, within limits of time and size, and nothing into the operator's network: see <see cref="PublicHttp"/>.</summary>
sealed class PageFetch : IDisposable
{
    /// <summary>What robots.txt calls it by.</summary>
    public const string Program = "MapLinkCheck";

    /// <summary>How long a request may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>How much of a page is read, in bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    readonly HttpClient client;
    readonly TimeProvider clock;

    /// <param name="http">Opens the connections.</param>
    /// <param name="clock">For the limit of time.</param>
    /// <param name="about">Where who runs a server reads what this is.</param>
    public PageFetch(PublicHttp http, TimeProvider clock, Uri about)
    {
        this.clock = clock;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        client = http.Client(null);
        client.DefaultRequestHeaders.Add("User-Agent", $"{Program}/1.0 (+{about.AbsoluteUri}; looks whether the pages that an open map links to are still there)");
        // The next request to a host is a minute away: no connection is kept open for it, and its name is looked up anew.
        client.DefaultRequestHeaders.ConnectionClose = true;
        client.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5");
    }

    /// <summary>Asks.</summary>
    /// <param name="address">For this.</param>
    /// <param name="known">With the tags of what is known of it; null for whatever it is.</param>
    /// <param name="most">How much of the answer is read, in bytes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<PageResponse> GetAsync(Uri address, VisitedPage? known, int most, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            // As they came: not every server writes them as the standard has it.
            if (known?.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            if (known?.LastModified is { } modified) request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            return await ReadAsync(address, response, most, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return PageResponse.Failed($"It did not answer within {Limit.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException failure)
        {
            return failure.InnerException switch
            {
                NotPublicException inside => PageResponse.Failed($"It {inside.Message}"),
                SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => PageResponse.Failed("There is no such host.") with { IsNoHost = true },
                AuthenticationException => PageResponse.Failed("Its certificate has ended, or is not for it."),
                _ => PageResponse.Failed($"It cannot be reached: {failure.HttpRequestError}."),
            };
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or InvalidOperationException)
        {
            return PageResponse.Failed("Its answer cannot be read.");
        }
    }

    public void Dispose() => client.Dispose();

    async Task<PageResponse> ReadAsync(Uri address, HttpResponseMessage response, int most, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var after = response.Headers.RetryAfter is { } retry ? retry.Delta ?? retry.Date - clock.GetUtcNow() : null;
        var location = status is 301 or 302 or 303 or 307 or 308 ? LocationOf(response, address) : null;
        var answer = new PageResponse(status, null)
        {
            RetryAfter = after, Location = location, ETag = Header(response, "ETag"), LastModified = Header(response, "Last-Modified"),
            Robots = Header(response, "X-Robots-Tag") ?? "", MediaType = response.Content.Headers.ContentType?.MediaType,
            IsChallenge = Header(response, "cf-mitigated") == "challenge" || Header(response, "x-amzn-waf-action") is not null,
        };
        // The rest is of no account: what is not read is not waited for.
        if (location is not null || !(status is >= 200 and < 300 or 403 or 429 or 503)) return answer;
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var (bytes, isWhole) = await ReadAsync(content, most, cancellationToken);
        return answer with { Bytes = bytes, IsWhole = isWhole, Charset = response.Content.Headers.ContentType?.CharSet?.Trim('"', '\'', ' ') };
    }

    static async Task<(byte[] Bytes, bool IsWhole)> ReadAsync(Stream content, int most, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[1 << 14];
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            read.Write(buffer, 0, (int)Math.Min(count, most - read.Length));
            if (read.Length == most) return (read.ToArray(), false);
        }

        return (read.ToArray(), true);
    }

    static Uri? LocationOf(HttpResponseMessage response, Uri address) =>
        Header(response, "Location") is { Length: > 0 } location && Uri.TryCreate(address, location, out var to) ? to : null;

    static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;
}
