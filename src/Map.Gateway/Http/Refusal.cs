using Map.Gateway.Http.Errors;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.Http;

/// <summary>A failure in the form that the callers of an endpoint read.</summary>
static class Refusal
{
    const string GraphQLJson = "application/graphql-response+json";

    /// <summary>For an endpoint of GraphQL the errors of an answer, for all others application/problem+json.</summary>
    public static IResult Of(HttpContext context, Endpoint? endpoint, Failure failure) =>
        endpoint?.Metadata.GetMetadata<GraphQLAnswers>() is null ? Problem.Of(failure) : AsGraphQL(context.Request, failure);

    static IResult AsGraphQL(HttpRequest request, Failure failure)
    {
        var extensions = new { code = failure.Code, reason = failure.Reason };
        var isNewer = request.Headers.Accept.ToString().Contains(GraphQLJson, StringComparison.OrdinalIgnoreCase);
        return Results.Json(
            new { errors = new[] { new { message = failure.Message, extensions } } },
            contentType: isNewer ? GraphQLJson : null,
            statusCode: failure.HttpStatus);
    }
}
