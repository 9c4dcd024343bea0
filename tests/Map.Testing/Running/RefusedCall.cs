using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace Map.Testing.Running;

/// <summary>A refusal, with its details.</summary>
public sealed record RefusedCall(RpcException Exception)
{
    public StatusCode Code => Exception.StatusCode;

    public string? Reason => Refused.ReasonOf(Exception);

    public string Message => Exception.Status.Detail;

    public IReadOnlyList<BadRequest.Types.FieldViolation> Violations => Exception.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations ?? [];

    public T Detail<T>() where T : class, IMessage<T>, new() => Exception.GetRpcStatus()!.GetDetail<T>()!;
}
