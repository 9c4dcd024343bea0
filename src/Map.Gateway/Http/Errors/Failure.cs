using Google.Rpc;
using Grpc.Core;

namespace Map.Gateway.Http.Errors;

/// <summary>What a caller reads about a failure, the same in GraphQL and in files.</summary>
/// <param name="Error">Its row of the catalogue, with the reason and the message of this case.</param>
public sealed record Failure(CataloguedError Error)
{
    public const string RetryAfterExtension = "retryAfterSeconds";

    public IReadOnlyList<Violation> Violations { get; init; } = [];

    public int? RetryAfterSeconds { get; init; }

    public string Code => Error.Code;

    public string Reason => Error.Reason;

    public int HttpStatus => Error.HttpStatus;

    public string Message => Error.Message;

    /// <summary>Whether it is our fault rather than the caller's, and is logged.</summary>
    public bool IsOurs => Error.Level > LogLevel.Information;

    public static Failure Of(Exception exception) => exception switch
    {
        InvalidInputException invalid => new(ErrorCatalogue.InvalidArgument with { Message = invalid.Message })
        {
            Violations = invalid.Violations,
        },
        RpcException rpc => Of(rpc),
        _ => new(ErrorCatalogue.Internal),
    };

    static Failure Of(RpcException exception)
    {
        var error = ErrorCatalogue.Of(exception.StatusCode);
        var status = exception.GetRpcStatus();
        if (status?.GetDetail<ErrorInfo>() is not { Domain: ErrorCatalogue.Domain } info || error == ErrorCatalogue.Internal)
            return new(error);
        var violations = status.GetDetail<BadRequest>()?.FieldViolations.Select(Translation.ToGraphQL).ToList() ?? [];
        var message = violations.Count > 0 ? InvalidInputException.Sentence(violations) : exception.Status.Detail;
        return new(error with { Reason = info.Reason, Message = message })
        {
            Violations = violations,
            RetryAfterSeconds = (int?)status.GetDetail<RetryInfo>()?.RetryDelay.Seconds,
        };
    }
}
