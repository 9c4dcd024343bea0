using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http.Caching;

/// <summary>Hashes everything that a response depends on: the data version, the build of this gateway and the request. The hash is the ETag
/// of a GET, and the key under which responses are cached.</summary>
sealed class ETagSource(KnownDataVersion known, BuildId build, IResponseCompressionProvider compression, TimeProvider time)
{
    const string Identity = "identity";

    // Larger documents are rare, and are executed each time.
    const int MostPostedBytes = 32 * 1024;

    static readonly string[] Headers = [HeaderNames.Accept, HeaderNames.ContentType, HeaderNames.ContentEncoding];

    /// <summary>The ETag of the response to a GET or HEAD; null when it cannot be known beforehand.</summary>
    public ETag? Of(HttpContext context)
    {
        var request = context.Request;
        if ((!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            || VersionedOf(context) is not { } versioned || VersionFor(context) is not { } version
            // Whether there is a response at all is only known once it is made.
            || request.Headers.IfNoneMatch == "*"
            || !versioned.AppliesTo(request))
            return null;
        var tag = Hash(context, versioned, version, posted: null);
        // Searched for as text: a proxy that compresses makes the tag a weak one.
        return new(tag, request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal));
    }

    /// <summary>The same for a POST, whose body is part of the hash and can be read as before. It is no ETag: a POST never gets 304.
    /// </summary>
    public async ValueTask<string?> KeyOfPostAsync(HttpContext context)
    {
        var request = context.Request;
        return HttpMethods.IsPost(request.Method) && request.ContentLength is > 0 and <= MostPostedBytes
            && VersionedOf(context) is { } versioned && VersionFor(context) is { } version
            && await HashBodyAsync(request.BodyReader, (int)request.ContentLength, context.RequestAborted) is { } posted
                ? Hash(context, versioned, version, posted)
                : null;
    }

    string? VersionFor(HttpContext context)
    {
        var request = context.RequestServices.GetRequiredService<RequestPosition>();
        if (known.CurrentFor(request.Asked) is not var (version, position)) return null;
        request.OfVersion = position;
        return version;
    }

    static async ValueTask<string?> HashBodyAsync(PipeReader body, int length, CancellationToken aborted)
    {
        try
        {
            var read = await body.ReadAtLeastAsync(length, aborted);
            var hash = SHA256.HashData(read.Buffer.ToArray());
            // Nothing is consumed: the endpoint reads the body again.
            body.AdvanceTo(read.Buffer.Start);
            return Convert.ToHexStringLower(hash);
        }
        catch (BadHttpRequestException)
        {
            // The endpoint meets the same fault and reports it to the caller.
            return null;
        }
    }

    // Null where the response may depend on more (a key), or is a stream without an end.
    static VersionedResponse? VersionedOf(HttpContext context)
    {
        var headers = context.Request.Headers;
        return headers.ContainsKey(HeaderNames.Authorization)
            || headers.ContainsKey(HeaderNames.Upgrade)
            || headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)
                ? null
                : context.GetEndpoint()?.Metadata.GetMetadata<VersionedResponse>();
    }

    string Hash(HttpContext context, VersionedResponse versioned, string version, string? posted)
    {
        var request = context.Request;
        var input = new StringBuilder(256);
        Add(version);
        Add(build.Value);
        // Files name the operators of today, by the gateway's clock.
        Add(time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(EncodingOf(context));
        // tiles.json names the address at which it was requested.
        Add(request.Scheme);
        Add(request.Host.Value);
        Add(request.PathBase.Value);
        Add(request.Path.Value);
        Add(posted);
        foreach (var header in Headers)
            Add(request.Headers[header]);
        foreach (var header in versioned.RequestHeaders)
            Add(request.Headers[header]);
        foreach (var (name, values) in request.Query.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            foreach (var value in values)
            {
                Add(name);
                Add(value);
            }
        }

        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(input.ToString())).AsSpan(0, 16))}\"";

        // With its length, so that different parts never join to the same text, and a missing part differs from an empty one.
        void Add(string? part) => input.Append(part?.Length ?? -1).Append(' ').Append(part);
    }

    // A part of a file counts the bytes of the file as it is.
    string EncodingOf(HttpContext context) => !context.Request.Headers.ContainsKey(HeaderNames.Range) && compression.CheckRequestAcceptsCompression(context)
        ? compression.GetCompressionProvider(context)?.EncodingName ?? Identity
        : Identity;
}
