using Google.Rpc;
using Grpc.Core;

namespace Map.Gateway.Http.Errors;

/// <summary>What a caller is told of something that went wrong, the same in GraphQL and in files.</summary>
public sealed record Failure(string Code, int HttpStatus, string Reason, string Message, IReadOnlyList<Violation> Violations)
{
    // The domain of ErrorInfo in errors that the service wrote for callers to read; any other text may be an internal one.
    const string OurDomain = "map";

    static readonly Failure Internal = new(
        "INTERNAL", StatusCodes.Status500InternalServerError, "INTERNAL", "Something went wrong on our side. It has been logged.", []);

    /// <summary>Whether it is our fault rather than the caller's.</summary>
    public bool IsOurs => HttpStatus >= StatusCodes.Status500InternalServerError;

    public static Failure Of(Exception exception) => exception switch
    {
        InvalidInputException invalid => Catalogue(StatusCode.InvalidArgument) with
        {
            Message = invalid.Message,
            Violations = invalid.Violations,
        },
        RpcException rpc => Of(rpc),
        _ => Internal,
    };

    static Failure Of(RpcException exception)
    {
        var failure = Catalogue(exception.StatusCode);
        var status = exception.GetRpcStatus();
        if (status?.GetDetail<ErrorInfo>() is not { Domain: OurDomain } info || ReferenceEquals(failure, Internal))
            return failure;
        var violations = status.GetDetail<BadRequest>()?.FieldViolations.Select(Translation.ToGraphQL).ToList() ?? [];
        return failure with
        {
            Reason = info.Reason,
            Message = violations.Count > 0 ? InvalidInputException.Sentence(violations) : exception.Status.Detail,
            Violations = violations,
        };
    }

    static Failure Catalogue(StatusCode code) => code switch
    {
        StatusCode.InvalidArgument => new("INVALID_ARGUMENT", 400, "INVALID_ARGUMENT", "The input is wrong.", []),
        StatusCode.NotFound => new("NOT_FOUND", 404, "NOT_FOUND", "There is no such thing.", []),
        StatusCode.Aborted => new("CONFLICT", 409, "CONFLICT", "It has changed since it was read. Read it again.", []),
        StatusCode.Unauthenticated => new("UNAUTHENTICATED", 401, "UNAUTHENTICATED", "This needs a key: Authorization: Bearer KEY.", []),
        StatusCode.PermissionDenied => new("PERMISSION_DENIED", 403, "PERMISSION_DENIED", "This key does not allow that.", []),
        StatusCode.ResourceExhausted => new("RESOURCE_EXHAUSTED", 429, "TOO_LARGE", "The question or its answer is too large.", []),
        StatusCode.DeadlineExceeded => new("DEADLINE_EXCEEDED", 504, "DEADLINE_EXCEEDED", "It took too long. Ask for less at once.", []),
        StatusCode.Unavailable => new(
            "UNAVAILABLE", 503, "UNAVAILABLE", "The service behind this gateway cannot be reached at the moment. Try again shortly.", []),
        _ => Internal,
    };
}
