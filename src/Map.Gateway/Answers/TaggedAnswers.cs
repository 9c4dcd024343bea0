using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Answers;

/// <summary>
/// Lets whoever asks by GET ask again for less: a strong ETag over the bytes of the answer as they are sent, compressed or not, and 304
/// when they are still the same. The question is always asked, so an answer is never stale and never somebody else's.
/// </summary>
/// <remarks>Stands before the compression, for two encodings of one answer may not share a strong tag.</remarks>
sealed class TaggedAnswers(RequestDelegate next)
{
    // Every cache asks again, and only those of the callers themselves keep what they see.
    const string CacheControl = "private, no-cache";

    static readonly PathString[] Paths = ["/graphql", "/tiles", "/tiles.json"];

    public static bool AppliesTo(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && Array.Exists(Paths, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        // What is sent bit by bit has no end that a tag could wait for.
        && !request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)
        && !request.Headers.ContainsKey(HeaderNames.Upgrade);

    public async Task InvokeAsync(HttpContext context)
    {
        var response = context.Response;
        var body = response.Body;
        using var answer = new MemoryStream();
        response.Body = answer;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        AddVary(response.Headers);
        var isSame = Tag(context, answer.GetBuffer().AsSpan(0, (int)answer.Length));
        if (isSame)
            return;
        response.ContentLength = answer.Length;
        answer.Position = 0;
        await answer.CopyToAsync(body, context.RequestAborted);
    }

    /// <summary>Whether the caller has these very bytes already, and is told so.</summary>
    static bool Tag(HttpContext context, ReadOnlySpan<byte> answer)
    {
        var response = context.Response;
        if (response.StatusCode != StatusCodes.Status200OK)
        {
            response.Headers.CacheControl = "no-store";
            return false;
        }

        if (response.Headers.CacheControl.Count == 0)
            response.Headers.CacheControl = CacheControl;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(answer)[..16])}\"");
        response.Headers.ETag = tag.ToString();
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        // A proxy that compresses makes our tag a weak one.
        if (!known.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false)))
            return false;
        response.StatusCode = StatusCodes.Status304NotModified;
        response.ContentLength = null;
        response.Headers.Remove(HeaderNames.ContentType);
        response.Headers.Remove(HeaderNames.ContentEncoding);
        return true;
    }

    static void AddVary(IHeaderDictionary headers)
    {
        var known = headers.GetCommaSeparatedValues(HeaderNames.Vary);
        headers.Vary = string.Join(
            ", ", known.Union([HeaderNames.Accept, HeaderNames.AcceptEncoding], StringComparer.OrdinalIgnoreCase));
    }
}
