using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Map.Gateway.Changes;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Answers;

/// <summary>Works out the tag of an answer from the question and the state of the map, where the answer depends on nothing else.</summary>
sealed class AnswerTags(KnownState known, Edition edition, IResponseCompressionProvider compression, TimeProvider time)
{
    // What the answer depends on besides the address and the encoding.
    static readonly string[] QuestionHeaders = [HeaderNames.Accept, "GraphQL-Cost"];

    // Without one of these /graphql is asked for its page or its schema.
    static readonly string[] Documents = ["query", "id", "documentId"];

    /// <summary>Gives the request its tag, if it is known.</summary>
    public void Set(HttpContext context)
    {
        if (Mark(context) is not { } mark || known.Current is not { } state)
            return;
        var encoding = compression.CheckRequestAcceptsCompression(context)
            ? compression.GetCompressionProvider(context)?.EncodingName ?? AnswerTag.Identity
            : AnswerTag.Identity;
        var tag = Hash(context.Request, state, encoding);
        context.Features.Set(new AnswerTag(tag, state, encoding, IsKnown(context.Request.Headers.IfNoneMatch, tag))
        {
            IsConfirmed = !mark.HasErrorsWithin,
        });
    }

    static TaggedByState? Mark(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return null;
        if (context.GetEndpoint()?.Metadata.GetMetadata<TaggedByState>() is not { } mark)
            return null;
        var headers = request.Headers;
        return headers.ContainsKey(HeaderNames.Authorization)
            || headers.ContainsKey(HeaderNames.Upgrade)
            || headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)
            // Whether there is any answer at all is not known.
            || headers.IfNoneMatch == "*"
            || (mark.HasErrorsWithin && request.Path.Equals("/graphql", StringComparison.OrdinalIgnoreCase)
                && !Documents.Any(request.Query.ContainsKey))
                ? null
                : mark;
    }

    string Hash(HttpRequest request, string state, string encoding)
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

        // With its length, so that no part can pass for another.
        void Add(string? part) => question.Append(part?.Length ?? 0).Append(' ').Append(part);
    }

    // A proxy that compresses makes our tag a weak one.
    static bool IsKnown(string? tags, string tag) => tags?.Contains(tag, StringComparison.Ordinal) == true;
}
