namespace Grpc.Core;

public static class RpcExceptionExtensions
{
    /// <summary>The <c>google.rpc.Status</c> that the server sent with its error, if it sent one.</summary>
    public static Google.Rpc.Status? GetRpcStatus(this RpcException ex)
    {
        ArgumentNullException.ThrowIfNull(ex);
        return ex.Trailers.GetRpcStatus();
    }
}
