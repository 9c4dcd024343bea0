using Google.Rpc;
using Grpc.Core;

namespace Map.Gateway.Http.Errors;

/// <summary>The service refused a request that was made of the argument `input` as a whole: what is wrong with the request is wrong with
/// its fields.</summary>
public sealed class RefusedInputException(RpcException refusal) : Exception(refusal.Message, refusal)
{
    public RpcException Refusal { get; } = refusal;

    /// <summary>Says where in the input a wrong field of the request stands.</summary>
    public Func<BadRequest.Types.FieldViolation, Violation> ViolationOf { get; init; } = Translation.InInputObject;

    /// <summary>The id, as a query gives it, of what stands in place of something that was merged into it; null for any other refusal.</summary>
    public string? MergedInto { get; init; }
}
