using Microsoft.AspNetCore.Mvc;

namespace Map.Gateway.Http.Errors;

/// <summary>A failure in the form in which its caller reads it.</summary>
public static class Problem
{
    /// <summary>As application/problem+json (RFC 9457).</summary>
    public static IResult Of(Failure failure) => Results.Problem(new ProblemDetails
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

    /// <summary>As an error of a GraphQL operation, in the words of the catalogue.</summary>
    public static GraphQLException InGraphQL(string code, string reason, string message) =>
        new(ErrorBuilder.New().SetMessage(message).SetCode(code).SetExtension("reason", reason).Build());
}
