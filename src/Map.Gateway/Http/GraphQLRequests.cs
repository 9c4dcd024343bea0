using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http;

/// <summary>Refuses malformed requests before the engine reads them: the messages are ours whichever engine runs, and some engines overflow
/// the stack at deeply nested JSON.</summary>
static class GraphQLRequests
{
    const string Preflight = "GraphQL-Preflight";
    const string Json = "application/json";

    // What browsers call a simple request could come from any page without a question, and its query stands in addresses and logs.
    const string ByPost = $"A GET request needs the header `{Preflight}: 1`. Better, use POST, which keeps what is asked out of addresses: "
        + "in urql `preferGetMethod: false`, in Apollo Client `useGETForQueries: false`, in graphql-request no `method`.";

    /// <summary>Headers that make a browser send a CORS preflight first. Clients send one of them for that purpose.</summary>
    public static readonly string[] Preflights = [Preflight, "Apollo-Require-Preflight", "X-Apollo-Operation-Name", "X-Requested-With"];

    // A GET has one of these; the last requests the schema.
    static readonly string[] Parameters = ["query", "id", "extensions", "sdl"];

    static readonly string[] JsonParameters = ["variables", "extensions"];

    /// <summary>Runs after <see cref="BodyLimit"/>, which has buffered the body, and after WebSockets are recognised.</summary>
    /// <param name="app">The gateway.</param>
    /// <param name="isStored">Whether there is a stored operation with an id.</param>
    public static void Use(WebApplication app, Predicate<string> isStored) => app.Use(next => context =>
    {
        var endpoint = context.GetEndpoint();
        if (!GraphQLEndpoint.Is(endpoint) || context.WebSockets.IsWebSocketRequest)
            return next(context);
        return FaultOf(context, isStored) is { } failure
            ? Refusal.Of(context, endpoint, failure).ExecuteAsync(context)
            : next(context);
    });

    static Failure? FaultOf(HttpContext context, Predicate<string> isStored)
    {
        var request = context.Request;
        var stored = request.RouteValues["operationId"] as string;
        if (stored is not null && !isStored(stored))
            return new(ErrorCatalogue.PersistedQueryNotFound with { Message = "There is no stored operation with this id." });

        if (HttpMethods.IsPost(request.Method))
            return FaultOfType(request) ?? FaultOfBody(request);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = "GET, POST";
            return RequestFailure.Malformed($"{request.Method} is not allowed here: use POST.", StatusCodes.Status405MethodNotAllowed);
        }

        return (stored is null ? FaultOfQuery(request) : null) ?? FaultOfParameters(request.Query);
    }

    static Failure? FaultOfType(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding
            && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return RequestFailure.Malformed(
                "A compressed body is not taken: send it without Content-Encoding.", StatusCodes.Status415UnsupportedMediaType);
        }

        var isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        return isJson
            ? null
            : RequestFailure.Malformed(
                $"The body has to be {Json} in UTF-8: set the header Content-Type.", StatusCodes.Status415UnsupportedMediaType);
    }

    static Failure? FaultOfBody(HttpRequest request)
    {
        if (!request.BodyReader.TryRead(out var read))
            return RequestFailure.Malformed("The body is empty: it holds the GraphQL document as {\"query\": \"…\"}.");
        var failure = JsonLimits.FaultOf(read.Buffer, "The body");
        request.BodyReader.AdvanceTo(read.Buffer.Start);
        return failure;
    }

    // A stored operation may be requested by any site's page. All else needs a header that makes the page's browser send a preflight.
    static Failure? FaultOfQuery(HttpRequest request)
    {
        if (!Parameters.Any(request.Query.ContainsKey))
            return RequestFailure.Malformed("The parameter `query` is missing. Or use POST.");
        if (request.Query.ContainsKey("sdl"))
            return null;
        if (DocumentNesting.IsTooDeep(request.Query["query"].ToString()))
            return JsonLimits.TooDeep;
        var hasPreflight = Preflights.Any(request.Headers.ContainsKey)
            || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase));
        if (!hasPreflight)
            return RequestFailure.Malformed(ByPost);
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
}
