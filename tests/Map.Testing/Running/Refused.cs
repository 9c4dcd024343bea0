using Google.Rpc;
using Grpc.Core;

namespace Map.Testing.Running;

/// <summary>Asserts that a call is refused, and why.</summary>
public static class Refused
{
    /// <summary>Asserts the status, the reason, and the paths of exactly the wrong fields.</summary>
    public static async Task<RpcException> WithAsync<T>(AsyncUnaryCall<T> call, StatusCode status, string reason, params string[] fields)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Check(refusal, status, reason, fields);
        return refusal;
    }

    /// <summary>Asserts that something is refused.</summary>
    /// <returns>The refusal, of which a test asserts the part that it is about.</returns>
    public static async Task<RefusedCall> ByAsync(Task call) => new(await Assert.ThrowsAsync<RpcException>(() => call));

    public static void Check(RpcException refusal, StatusCode status, string reason, params string[] fields)
    {
        Assert.Equal((status, reason), (refusal.StatusCode, ReasonOf(refusal)));
        var violations = refusal.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations ?? [];
        Assert.Equal(fields, violations.Select(violation => violation.Field));
        Assert.All(violations, violation => Assert.NotEmpty(violation.Description));
    }

    internal static string? ReasonOf(RpcException refusal)
    {
        var info = refusal.GetRpcStatus()?.GetDetail<ErrorInfo>();
        if (info is null) return null;
        Assert.Equal("map", info.Domain);
        return info.Reason;
    }
}
