using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http.Caching;

/// <summary>
/// Lets whoever asks by GET ask again for less: a strong ETag, and 304 when the answer would be the same. Where the tag is known before
/// the question is asked (<see cref="AnswerTags"/>), a 304 asks nobody. Elsewhere it is made of the bytes of the answer as they are sent,
/// so the question is always asked: an answer is never stale and never somebody else's.
/// </summary>
/// <remarks>Stands before the compression, for two encodings of one answer may not share a strong tag.</remarks>
sealed class TaggedAnswers(RequestDelegate next)
{
    // Every cache asks again; that is 304 until the answer changes.
    const string ForTheCaller = "private, no-cache";
    const string ForEverybody = "public, no-cache";

    static readonly PathString[] Paths = ["/graphql", "/tiles", "/tiles.json"];

    // With a key, one sees more.
    static readonly string[] Varying = [HeaderNames.Accept, HeaderNames.AcceptEncoding, HeaderNames.Authorization];
    static readonly string Vary = string.Join(", ", Varying);

    public static bool AppliesTo(HttpContext context) => AnswerTag.Of(context) is not null || IsTaggedByBytes(context.Request);

    public Task InvokeAsync(HttpContext context) =>
        AnswerTag.Of(context) is { } tag ? ByStateAsync(context, tag) : ByBytesAsync(context);

    static bool IsTaggedByBytes(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && Array.Exists(Paths, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        // What is sent bit by bit has no end that a tag could wait for.
        && !request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)
        && !request.Headers.ContainsKey(HeaderNames.Upgrade);

    Task ByStateAsync(HttpContext context, AnswerTag tag)
    {
        if (tag.IsCallers)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            Describe(context, tag.Tag);
            return Task.CompletedTask;
        }

        context.Response.OnStarting(() =>
        {
            Describe(context, tag.IsConfirmed ? tag.Tag : null);
            return Task.CompletedTask;
        });
        return next(context);
    }

    async Task ByBytesAsync(HttpContext context)
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

        var tag = TagOf(answer.GetBuffer().AsSpan(0, (int)answer.Length));
        Describe(context, tag);
        if (response.StatusCode == StatusCodes.Status200OK && IsKnown(context.Request, new(tag)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentLength = null;
            response.Headers.Remove(HeaderNames.ContentType);
            response.Headers.Remove(HeaderNames.ContentEncoding);
            return;
        }

        response.ContentLength = answer.Length;
        answer.Position = 0;
        await answer.CopyToAsync(body, context.RequestAborted);
    }

    static string TagOf(ReadOnlySpan<byte> answer) => $"\"{Convert.ToHexStringLower(SHA256.HashData(answer).AsSpan(0, 16))}\"";

    static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        // A proxy that compresses makes our tag a weak one.
        request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false));

    static void Describe(HttpContext context, string? tag)
    {
        var response = context.Response;
        var headers = response.Headers;
        headers.Vary = headers.Vary.Count == 0
            ? Vary
            : string.Join(", ", headers.GetCommaSeparatedValues(HeaderNames.Vary).Union(Varying, StringComparer.OrdinalIgnoreCase));
        if (tag is null || response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status304NotModified))
        {
            headers.CacheControl = "no-store";
            return;
        }

        if (headers.CacheControl.Count == 0)
            headers.CacheControl = MayBeShared(context) ? ForEverybody : ForTheCaller;
        headers.ETag = tag;
    }

    static bool MayBeShared(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<TaggedByState>() is { IsForEverybody: true }
        && !context.Request.Headers.ContainsKey(HeaderNames.Authorization);
}
