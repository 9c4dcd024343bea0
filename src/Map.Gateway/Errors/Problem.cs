using Microsoft.AspNetCore.Mvc;

namespace Map.Gateway.Errors;

/// <summary>A failure as application/problem+json (RFC 9457).</summary>
public static class Problem
{
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
}
