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

    /// <summary>The best format that the caller names, whatever its weights; null when it names none.</summary>
    public static AnswerFormat? Negotiate(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (StringValues.IsNullOrEmpty(accept) || accept == "*/*" || accept == ResponseJson)
            return GraphQLJson;
        if (accept == Json)
            return PlainJson;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var accepted))
            return null;
        var formats = accepted.Select(Match).OfType<AnswerFormat>().ToHashSet();
        return formats.Contains(GraphQLJson) ? GraphQLJson : formats.Contains(PlainJson) ? PlainJson : formats.FirstOrDefault();
    }

    /// <summary>Whether a subscription can be answered: by a caller who takes events, be it only where there is no other way.</summary>
    public static bool TakesEvents(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase);

    /// <summary>For what is refused before there is an answer: that is no event.</summary>
    public static AnswerFormat JsonOf(AnswerFormat? format) => format is null || format == Events ? GraphQLJson : format;

    public int StatusOf(OperationResult result, bool isGet)
    {
        if (isGet && result.IsOperationKindRefused && this != PlainJson)
            return StatusCodes.Status405MethodNotAllowed;
        if (result.ContextData?.TryGetValue(WellKnownContextData.HttpStatusCode, out var status) is true)
            return Convert.ToInt32(status, CultureInfo.InvariantCulture);
        return result.IsDataSet || this == PlainJson ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    /// <summary>Plain JSON says 200 to whatever was read as a request.</summary>
    public int StatusOf(HttpRefusal refusal) => this == PlainJson && refusal.IsOfRequest
        ? StatusCodes.Status200OK
        : refusal.Status;

    static AnswerFormat? Match(MediaTypeHeaderValue accepted)
    {
        var mediaType = accepted.MediaType;
        if (mediaType.Equals(ResponseJson, StringComparison.OrdinalIgnoreCase) || accepted.MatchesAllTypes
            || mediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase))
            return GraphQLJson;
        if (mediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase))
            return Events;
        return mediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) ? PlainJson : null;
    }
}
