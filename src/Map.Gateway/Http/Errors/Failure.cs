using Google.Rpc;
using Grpc.Core;
using Map.V1;

namespace Map.Gateway.Http.Errors;

/// <summary>What a caller reads about a failure, the same in GraphQL and in files.</summary>
/// <param name="Error">Its row of the catalogue, with the reason and the message of this case.</param>
public sealed record Failure(CataloguedError Error)
{
    public const string RetryAfterExtension = "retryAfterSeconds";

    public IReadOnlyList<Violation> Violations { get; init; } = [];

    public int? RetryAfterSeconds { get; init; }

    /// <summary>The fields that both have changed, where that is why it was refused.</summary>
    public IReadOnlyList<FieldConflict> Conflicts { get; init; } = [];

    /// <summary>The last revision of what has changed since the caller read it.</summary>
    public long? Revision { get; init; }

    /// <summary>The id, as a query gives it, of what stands in place of something that was merged into it.</summary>
    public string? MergedInto { get; init; }

    /// <summary>How to pay for the same request, where the reason is PROOF_OF_WORK.</summary>
    public ProofChallenge? Challenge { get; init; }

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
        RpcException rpc => Of(rpc, Translation.ToGraphQL, static message => message),
        RefusedInputException refused => Of(refused),
        _ => new(ErrorCatalogue.Internal),
    };

    // The service names what was merged by its UUIDs, which are in no input.
    static Failure Of(RefusedInputException refused)
    {
        var failure = Of(refused.Refusal, refused.ViolationOf, Translation.ToGraphQL);
        return refused.MergedInto is not { } survivor ? failure : failure with
        {
            Error = failure.Error with { Message = $"It was merged into another one, whose id is {survivor}." },
            MergedInto = survivor,
        };
    }

    static Failure Of(RpcException exception, Func<BadRequest.Types.FieldViolation, Violation> violationOf, Func<string, string> messageOf)
    {
        var error = ErrorCatalogue.Of(exception.StatusCode);
        var status = exception.GetRpcStatus();
        if (status?.GetDetail<ErrorInfo>() is not { Domain: ErrorCatalogue.Domain } info || error == ErrorCatalogue.Internal)
            return new(error);
        var violations = status.GetDetail<BadRequest>()?.FieldViolations.Select(violationOf).ToList() ?? [];
        var message = violations.Count > 0 ? InvalidInputException.Sentence(violations) : messageOf(exception.Status.Detail);
        var conflict = status.GetDetail<V1.ConflictInfo>();
        return new(error with { Reason = info.Reason, Message = message })
        {
            Violations = violations,
            RetryAfterSeconds = status.GetDetail<RetryInfo>()?.RetryDelay is { } delay ? (int)Math.Ceiling(delay.ToTimeSpan().TotalSeconds) : null,
            Conflicts =
            [
                .. conflict?.Fields.Select(field => new FieldConflict(Translation.PathOf(field.Field), field.Theirs, field.Yours)) ?? [],
            ],
            Revision = conflict?.Revision,
            Challenge = status.GetDetail<ProofChallenge>(),
        };
    }
}
