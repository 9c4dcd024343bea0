using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using Map.Gateway.Upstream;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http.Caching;

/// <summary>Works out the tag of an answer from the question and the state of the map, where the answer depends on nothing else.</summary>
sealed class AnswerTags(KnownState known, Edition edition, IResponseCompressionProvider compression, TimeProvider time)
{
    // What the answer depends on besides the address and the encoding.
    static readonly string[] QuestionHeaders =
        [HeaderNames.Accept, HeaderNames.ContentType, HeaderNames.ContentEncoding, "GraphQL-Cost", .. GraphQLRequests.Preflights];

    // Without one of these /graphql is asked for its page or its schema.
    static readonly string[] Documents = ["query", "id"];

    // Of what is posted; larger documents are rare, and are asked for each time.
    const int MostPostedBytes = 32 * 1024;

    /// <summary>Gives a GET or HEAD its tag, if it is known.</summary>
    public void Set(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return;
        if (Mark(context) is not { } mark || known.Current is not { } state
            // Whether there is any answer at all is not known.
            || request.Headers.IfNoneMatch == "*"
            || (mark.HasErrorsWithin && request.Path.Equals("/graphql", StringComparison.OrdinalIgnoreCase)
                && !Documents.Any(request.Query.ContainsKey)))
            return;
        var encoding = EncodingOf(context);
        var tag = Hash(request, state, encoding, posted: null);
        context.Features.Set(new AnswerTag(tag, state, encoding, IsKnown(request.Headers.IfNoneMatch, tag))
        {
            IsConfirmed = !mark.HasErrorsWithin,
        });
    }

    /// <summary>Gives a POST the tag that the answer to its body has, if it is known. The body can be read as before. No caller is shown it:
    /// what is posted is never answered by 304.</summary>
    public async ValueTask SetPostedAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || request.ContentLength is not (> 0 and <= MostPostedBytes)
            || Mark(context) is not { HasErrorsWithin: true } || known.Current is not { } state
            || await ReadAsync(request.BodyReader, (int)request.ContentLength, context.RequestAborted) is not { } posted)
            return;
        var encoding = EncodingOf(context);
        context.Features.Set(new AnswerTag(Hash(request, state, encoding, posted), state, encoding, IsCallers: false));
    }

    // Read, and left where it is.
    static async ValueTask<string?> ReadAsync(PipeReader body, int length, CancellationToken aborted)
    {
        try
        {
            var read = await body.ReadAtLeastAsync(length, aborted);
            var hash = SHA256.HashData(read.Buffer.ToArray());
            body.AdvanceTo(read.Buffer.Start);
            return Convert.ToHexStringLower(hash);
        }
        catch (BadHttpRequestException)
        {
            // Whoever has to read it comes upon it again, and knows how to tell the caller.
            return null;
        }
    }

    string EncodingOf(HttpContext context) => compression.CheckRequestAcceptsCompression(context)
        ? compression.GetCompressionProvider(context)?.EncodingName ?? AnswerTag.Identity
        : AnswerTag.Identity;

    // Null where the answer may depend on more, or is sent bit by bit.
    static TaggedByState? Mark(HttpContext context)
    {
        var headers = context.Request.Headers;
        return headers.ContainsKey(HeaderNames.Authorization)
            || headers.ContainsKey(HeaderNames.Upgrade)
            || headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)
                ? null
                : context.GetEndpoint()?.Metadata.GetMetadata<TaggedByState>();
    }

    string Hash(HttpRequest request, string state, string encoding, string? posted)
    {
        var question = new StringBuilder(256);
        Add(state);
        Add(edition.Name);
        // Files ask who runs a place today, by the clock of the gateway.
        Add(time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(encoding);
        // The description of the tiles names the address that it was asked for at.
        Add(request.Scheme);
        Add(request.Host.Value);
        Add(request.PathBase.Value);
        Add(request.Path.Value);
        Add(posted);
        foreach (var header in QuestionHeaders)
            Add(request.Headers[header]);
        foreach (var (name, values) in request.Query.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            foreach (var value in values)
            {
                Add(name);
                Add(value);
            }
        }

        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question.ToString())).AsSpan(0, 16))}\"";

        // With its length, so that no part can pass for another, nor none for an empty one.
        void Add(string? part) => question.Append(part?.Length ?? -1).Append(' ').Append(part);
    }

    // A proxy that compresses makes our tag a weak one.
    static bool IsKnown(string? tags, string tag) => tags?.Contains(tag, StringComparison.Ordinal) == true;
}
