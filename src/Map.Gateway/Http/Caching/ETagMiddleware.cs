using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http.Caching;

/// <summary>
/// Strong ETags on GET, and 304 when the caller has the same response already. Where the ETag is known beforehand, a 304 calls no service.
/// Elsewhere it is a hash of the bytes of the response, which is made each time.
/// </summary>
/// <remarks>Runs outside of the compression: two encodings of one response may not share a strong ETag.</remarks>
sealed class ETagMiddleware(RequestDelegate next)
{
    // Caches revalidate each time.
    const string Private = "private, no-cache";
    const string Public = "public, no-cache";

    // Where the ETag is made of the bytes, if it is not known beforehand.
    static readonly PathString[] Paths = ["/graphql", "/tiles", "/tiles.json"];

    // A caller with a key sees more.
    static readonly string[] Varying = [HeaderNames.Accept, HeaderNames.AcceptEncoding, HeaderNames.Authorization];
    static readonly string Vary = string.Join(", ", Varying);

    public static bool AppliesTo(HttpContext context) => ETag.Of(context) is not null || IsHashed(context.Request);

    public Task InvokeAsync(HttpContext context) => ETag.Of(context) is { } tag ? SendAsync(context, tag) : HashAsync(context);

    static bool IsHashed(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && Array.Exists(Paths, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        // A stream has no end that a hash could wait for.
        && !request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)
        && !request.Headers.ContainsKey(HeaderNames.Upgrade);

    Task SendAsync(HttpContext context, ETag tag)
    {
        if (tag.IsNotModified)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            SetHeaders(context, tag.Value);
            return Task.CompletedTask;
        }

        context.Response.OnStarting(() =>
        {
            var mayHoldErrors = VersionedOf(context) is { MayHoldErrors: true };
            SetHeaders(context, mayHoldErrors && !CompleteResponse.IsMarked(context) ? null : tag.Value);
            return Task.CompletedTask;
        });
        return next(context);
    }

    async Task HashAsync(HttpContext context)
    {
        var response = context.Response;
        var body = response.Body;
        using var content = new MemoryStream();
        response.Body = content;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        var tag = Hash(content.GetBuffer().AsSpan(0, (int)content.Length));
        SetHeaders(context, tag);
        if (response.StatusCode == StatusCodes.Status200OK && response.Headers.ETag == tag && Matches(context.Request, new EntityTagHeaderValue(tag)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentLength = null;
            response.Headers.Remove(HeaderNames.ContentType);
            response.Headers.Remove(HeaderNames.ContentEncoding);
            return;
        }

        response.ContentLength = content.Length;
        content.Position = 0;
        await content.CopyToAsync(body, context.RequestAborted);
    }

    static string Hash(ReadOnlySpan<byte> content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"";

    static bool Matches(HttpRequest request, EntityTagHeaderValue tag) =>
        // A proxy that compresses makes our tag a weak one.
        request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false));

    static void SetHeaders(HttpContext context, string? tag)
    {
        var response = context.Response;
        var headers = response.Headers;
        headers.Vary = headers.Vary.Count == 0
            ? Vary
            : string.Join(", ", headers.GetCommaSeparatedValues(HeaderNames.Vary).Union(Varying, StringComparer.OrdinalIgnoreCase));
        if (tag is null || response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified)
            || context.RequestServices.GetRequiredService<BesideMap>().IsAsked)
        {
            headers.CacheControl = "no-store";
            return;
        }

        if (headers.CacheControl.Count == 0)
            headers.CacheControl = MayBeShared(context) ? Public : Private;
        headers.ETag = tag;
    }

    static bool MayBeShared(HttpContext context) =>
        VersionedOf(context) is { IsPublic: true } && !context.Request.Headers.ContainsKey(HeaderNames.Authorization);

    static VersionedResponse? VersionedOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<VersionedResponse>();
}
