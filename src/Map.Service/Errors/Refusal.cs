using Google.Protobuf;
using Google.Rpc;

namespace Map.Service.Errors;

/// <summary>A refused call, with a reason of the catalogue in errors.proto. The message is written for the caller.</summary>
public sealed class Refusal : Exception
{
    public Refusal(ErrorReason reason, string message, IReadOnlyList<BadRequest.Types.FieldViolation>? violations = null,
        Exception? cause = null, IMessage? detail = null)
        : base(message, cause)
    {
        Reason = reason;
        Violations = violations ?? [];
        Detail = detail;
    }

    public ErrorReason Reason { get; }

    /// <summary>More about it, for programs; null for most.</summary>
    public IMessage? Detail { get; }

    /// <summary>The wrong fields, by their paths in the request: <c>filter.box.south</c>.</summary>
    public IReadOnlyList<BadRequest.Types.FieldViolation> Violations { get; }

    /// <summary>Whether nobody but the caller is to call again: a client that repeats calls by itself would only wait as long once more. It is no fault of ours.</summary>
    public bool IsForCaller { get; init; }

    /// <summary>After how long the same call may succeed; null when it never will, or nobody knows.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What stands there now, where something was merged into another: its id, as <c>ErrorInfo.metadata["merged_into"]</c>.</summary>
    public string? MergedInto { get; private init; }

    /// <summary>What that is, as <c>ErrorInfo.metadata["merged_type"]</c>: DetentionCentre, Organisation. Null where it was not read.</summary>
    public string? MergedType { get; private init; }

    /// <summary>A place was merged into another one, which the caller may see.</summary>
    public static Refusal Merged(string id, Place into) =>
        Merged("place", id, into.Id, into.DetailsCase == Place.DetailsOneofCase.None ? null : into.DetailsCase.ToString());

    /// <summary>An organisation was merged into another one.</summary>
    public static Refusal Merged(string id, Organisation into) => Merged("organisation", id, into.Id, nameof(Organisation));

    static Refusal Merged(string what, string id, string into, string? type) =>
        new(ErrorReason.NotFound, $"The {what} {id} was merged into {into}.") { MergedInto = into, MergedType = type };

    public static Refusal NotFound(string what, string id) =>
        new(ErrorReason.NotFound, $"There is no {what} {id}, or it may not be seen with this key.");

    public static Refusal Invalid(string field, string description) =>
        new(ErrorReason.InvalidArgument, $"{field}: {description}",
            [new BadRequest.Types.FieldViolation { Field = field, Description = description }]);
}
