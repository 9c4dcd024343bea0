using Grpc.Core;

namespace Map.Gateway.Upstream;

/// <summary>The messages of a streaming call, which ends with UNAVAILABLE when its connection breaks.</summary>
sealed class ResponseStream<T>(IAsyncStreamReader<T> messages, CallOptions options) : IAsyncStreamReader<T>
{
    public T Current => messages.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await messages.MoveNext(cancellationToken);
        }
        catch (RpcException exception)
            when (!cancellationToken.IsCancellationRequested && LostConnection.Ended(exception, options))
        {
            throw LostConnection.Unavailable(exception);
        }
    }
}
