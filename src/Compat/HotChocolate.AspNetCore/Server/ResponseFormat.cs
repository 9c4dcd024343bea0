using System.Globalization;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HotChocolate.AspNetCore;

/// <summary>
/// The media type of a response, which also determines the status: with <c>application/json</c> every well-formed request gets 200, with
/// <c>application/graphql-response+json</c> a response without data gets an error status.
/// </summary>
sealed class ResponseFormat
{
    public const string ResponseJson = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";

    ResponseFormat(string mediaType) => ContentType = mediaType + "; charset=utf-8";

    public static ResponseFormat PlainJson { get; } = new(Json);

    public string ContentType { get; }

    public static ResponseFormat Events { get; } = new(EventStream);

    static ResponseFormat GraphQLJson { get; } = new(ResponseJson);

    /// <summary>The best of the formats in the Accept header, ignoring weights; null if the header names none of ours.</summary>
    public static ResponseFormat? Negotiate(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (StringValues.IsNullOrEmpty(accept) || accept == "*/*" || accept == ResponseJson)
            return GraphQLJson;
        if (accept == Json)
            return PlainJson;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var accepted))
            return null;
        var formats = accepted.Select(Match).OfType<ResponseFormat>().ToHashSet();
        return formats.Contains(GraphQLJson) ? GraphQLJson : formats.Contains(PlainJson) ? PlainJson : formats.FirstOrDefault();
    }

    /// <summary>Whether the client accepts events, with any weight, so that a subscription is possible.</summary>
    public static bool TakesEvents(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase);

    /// <summary>The format for a request that is refused before execution: an error is not sent as an event.</summary>
    public static ResponseFormat JsonOf(ResponseFormat? format) => format is null || format == Events ? GraphQLJson : format;

    public int StatusOf(OperationResult result, bool isGet)
    {
        if (isGet && result.IsOperationKindRefused && this != PlainJson)
            return StatusCodes.Status405MethodNotAllowed;
        if (result.ContextData?.TryGetValue(WellKnownContextData.HttpStatusCode, out var status) is true)
            return Convert.ToInt32(status, CultureInfo.InvariantCulture);
        return result.IsDataSet || this == PlainJson ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    /// <summary>With plain JSON, the status is 200 for everything that could be read as a request.</summary>
    public int StatusOf(HttpRefusal refusal) => this == PlainJson && refusal.IsOfRequest
        ? StatusCodes.Status200OK
        : refusal.Status;

    static ResponseFormat? Match(MediaTypeHeaderValue accepted)
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
