using System.Globalization;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HotChocolate.AspNetCore;

/// <summary>
/// The media type of an answer, and which status goes with it: <c>application/json</c> says 200 to every well-formed request,
/// <c>application/graphql-response+json</c> tells by the status whether there is data.
/// </summary>
sealed class AnswerFormat
{
    public const string ResponseJson = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";

    AnswerFormat(string mediaType) => ContentType = mediaType + "; charset=utf-8";

    public static AnswerFormat PlainJson { get; } = new(Json);

    public string ContentType { get; }

    /// <summary>Whatever the answer is, it comes as events.</summary>
    public static AnswerFormat Events { get; } = new(EventStream);

    static AnswerFormat GraphQLJson { get; } = new(ResponseJson);

    /// <summary>The format that the caller prefers; null when it takes neither.</summary>
    public static AnswerFormat? Negotiate(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (StringValues.IsNullOrEmpty(accept) || accept == "*/*" || accept == Json)
            return PlainJson;
        if (accept == ResponseJson)
            return GraphQLJson;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var accepted))
            return null;
        return accepted
            .Where(a => a.Quality is not 0)
            .OrderByDescending(a => a.Quality ?? 1)
            .Select(Match)
            .FirstOrDefault(f => f is not null);
    }

    /// <summary>Whether a subscription can be answered: by a caller who takes events, be it only where there is no other way.</summary>
    public static bool TakesEvents(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase);

    /// <summary>For what is refused before there is an answer: that is no event.</summary>
    public static AnswerFormat JsonOf(AnswerFormat? format) => format is null || format == Events ? PlainJson : format;

    public int StatusOf(OperationResult result, bool isGet)
    {
        if (isGet && result.IsOperationKindRefused)
            return StatusCodes.Status405MethodNotAllowed;
        if (result.ContextData?.TryGetValue(WellKnownContextData.HttpStatusCode, out var status) is true)
            return Convert.ToInt32(status, CultureInfo.InvariantCulture);
        return result.IsDataSet || this == PlainJson ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    static AnswerFormat? Match(MediaTypeHeaderValue accepted)
    {
        if (accepted.Charset.HasValue && !accepted.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return null;
        var mediaType = accepted.MediaType;
        if (mediaType.Equals(ResponseJson, StringComparison.OrdinalIgnoreCase))
            return GraphQLJson;
        if (mediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase))
            return Events;
        return mediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || accepted.MatchesAllTypes
            || mediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)
                ? PlainJson
                : null;
    }
}
