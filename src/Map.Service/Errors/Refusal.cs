using Google.Rpc;

namespace Map.Service.Errors;

/// <summary>A refused call, with a reason of the catalogue in errors.proto. The message is written for the caller.</summary>
public sealed class Refusal : Exception
{
    public Refusal(ErrorReason reason, string message, IReadOnlyList<BadRequest.Types.FieldViolation>? violations = null,
        Exception? cause = null)
        : base(message, cause)
    {
        Reason = reason;
        Violations = violations ?? [];
    }

    public ErrorReason Reason { get; }

    /// <summary>The wrong fields, by their paths in the request: <c>filter.box.south</c>.</summary>
    public IReadOnlyList<BadRequest.Types.FieldViolation> Violations { get; }

    public static Refusal NotFound(string what, string id) =>
        new(ErrorReason.NotFound, $"There is no {what} {id}, or it may not be seen with this key.");

    public static Refusal Invalid(string field, string description) =>
        new(ErrorReason.InvalidArgument, $"{field}: {description}",
            [new BadRequest.Types.FieldViolation { Field = field, Description = description }]);
}
