using Microsoft.AspNetCore.Mvc;

namespace Map.Gateway.Http.Errors;

/// <summary>A failure as an HTTP response, where nothing has been executed.</summary>
static class Refusal
{
    const string GraphQLJson = "application/graphql-response+json";

    /// <summary>For an endpoint of GraphQL as an error of a GraphQL response, for one of gRPC as a status, for a page as a page, for all others as
    /// application/problem+json.</summary>
    public static IResult Of(HttpContext context, Endpoint? endpoint, Failure failure) =>
        GraphQLEndpoint.Is(endpoint) ? new CountedRefusal(AsGraphQL(context.Request, failure), failure.Reason)
        : CallEndpoint.Is(endpoint) ? new CountedRefusal(new CallRefusal(failure), failure.Reason)
        : endpoint?.Metadata.GetMetadata<IErrorPage>() is { } page ? new CountedRefusal(page.Of(context, failure), failure.Reason)
        : AsProblem(failure);

    /// <summary>As application/problem+json (RFC 9457).</summary>
    public static IResult AsProblem(Failure failure) => new CountedRefusal(ProblemOf(failure), failure.Reason);

    static IResult ProblemOf(Failure failure) => Results.Problem(new ProblemDetails
    {
        Status = failure.HttpStatus,
        Title = failure.Code,
        Detail = failure.Message,
        Extensions =
        {
            ["code"] = failure.Code,
            ["reason"] = failure.Reason,
            ["violations"] = failure.Violations,
        },
    });

    static IResult AsGraphQL(HttpRequest request, Failure failure)
    {
        var extensions = new Dictionary<string, object> { ["code"] = failure.Code, ["reason"] = failure.Reason };
        if (failure.RetryAfterSeconds is { } seconds)
            extensions[Failure.RetryAfterExtension] = seconds;
        var isNewer = request.Headers.Accept.ToString().Contains(GraphQLJson, StringComparison.OrdinalIgnoreCase);
        return Results.Json(
            new { errors = new[] { new { message = failure.Message, extensions } } },
            contentType: isNewer ? GraphQLJson : null,
            statusCode: failure.HttpStatus);
    }
}
