using Map.Gateway.GraphQL.Operations;
using Map.Gateway.Http.Errors;
using Map.Gateway.Http.Limits;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http;

/// <summary>Refuses what is no GraphQL request before the engine reads it: each engine would say so in its own way, and some end with a
/// stack overflow at JSON that is nested deep enough.</summary>
static class GraphQLRequests
{
    const string Preflight = "GraphQL-Preflight";
    const string Json = "application/json";

    /// <summary>A browser asks before it sends a header of its page's own choice; these are the ones that clients send for that.</summary>
    public static readonly string[] Preflights = [Preflight, "Apollo-Require-Preflight", "X-Apollo-Operation-Name", "X-Requested-With"];

    // What a GET asks by; the schema is asked for by the last.
    static readonly string[] Questions = ["query", "id", "extensions", "sdl"];

    static readonly string[] JsonParameters = ["variables", "extensions"];

    /// <summary>Stands behind <see cref="BodyLimit"/>, which has read the body and left it where it is, and behind what knows sockets.
    /// </summary>
    public static void Use(WebApplication app)
    {
        var operations = app.Services.GetRequiredService<StoredOperations>();
        app.Use(next => context =>
        {
            var endpoint = context.GetEndpoint();
            if (endpoint?.Metadata.GetMetadata<GraphQLAnswers>() is null || context.WebSockets.IsWebSocketRequest)
                return next(context);
            return FaultOf(context, operations) is { } failure
                ? Refusal.Of(context, endpoint, failure).ExecuteAsync(context)
                : next(context);
        });
    }

    static Failure? FaultOf(HttpContext context, StoredOperations operations)
    {
        var request = context.Request;
        var stored = request.RouteValues["operationId"] as string;
        if (stored is not null && !operations.Contains(stored))
        {
            return new("PERSISTED_QUERY_NOT_FOUND", StatusCodes.Status404NotFound, "PERSISTED_QUERY_NOT_FOUND",
                "There is no stored operation with this id.", []);
        }

        if (HttpMethods.IsPost(request.Method))
            return FaultOfType(request) ?? FaultOfBody(request);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = "GET, POST";
            return Malformed(StatusCodes.Status405MethodNotAllowed, $"{request.Method} is not allowed here: use POST.");
        }

        return (stored is null ? FaultOfQuestion(request) : null) ?? FaultOfParameters(request.Query);
    }

    static Failure? FaultOfType(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding
            && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return Malformed(
                StatusCodes.Status415UnsupportedMediaType, "A compressed body is not taken: send it without Content-Encoding.");
        }

        var isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        return isJson
            ? null
            : Malformed(StatusCodes.Status415UnsupportedMediaType, $"The body has to be {Json} in UTF-8: set the header Content-Type.");
    }

    static Failure? FaultOfBody(HttpRequest request)
    {
        if (!request.BodyReader.TryRead(out var read))
            return Malformed(StatusCodes.Status400BadRequest, "The body is empty: it holds the GraphQL document as {\"query\": \"…\"}.");
        var failure = JsonLimits.FaultOf(read.Buffer, "The body");
        request.BodyReader.AdvanceTo(read.Buffer.Start);
        return failure;
    }

    // What a stored operation asks is known, so it may be asked by a page of another site. All else needs a header that makes the browser
    // of such a page ask us first.
    static Failure? FaultOfQuestion(HttpRequest request)
    {
        if (!Questions.Any(request.Query.ContainsKey))
            return Malformed(StatusCodes.Status400BadRequest, "The parameter `query` is missing. Or use POST.");
        if (request.Query.ContainsKey("sdl"))
            return null;
        if (DocumentNesting.IsTooDeep(request.Query["query"].ToString()))
            return JsonLimits.TooDeep;
        var isAsked = Preflights.Any(request.Headers.ContainsKey)
            || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase));
        if (!isAsked)
            return Malformed(StatusCodes.Status400BadRequest, $"A GET request needs the header `{Preflight}: 1`.");
        request.Headers[Preflight] = "1";
        return null;
    }

    static Failure? FaultOfParameters(IQueryCollection query)
    {
        foreach (var name in JsonParameters)
        {
            if (query[name].ToString() is { Length: > 0 } text && JsonLimits.FaultOf(text, $"The parameter `{name}`") is { } failure)
                return failure;
        }

        return null;
    }

    static Failure Malformed(int status, string message) => new("INVALID_ARGUMENT", status, "MALFORMED_REQUEST", message, []);
}
