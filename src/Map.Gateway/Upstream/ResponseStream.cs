using Grpc.Core;

namespace Map.Gateway.Upstream;

/// <summary>The messages of a streaming call, which ends with UNAVAILABLE when its connection breaks.</summary>
/// <param name="messages">The stream.</param>
/// <param name="headers">What comes before the first message.</param>
/// <param name="note">Gets the headers once there is a message, or the end.</param>
/// <param name="options">Of the call.</param>
sealed class ResponseStream<T>(IAsyncStreamReader<T> messages, Task<Metadata> headers, Action<Metadata> note, CallOptions options) : IAsyncStreamReader<T>
{
    bool isNoted;

    public T Current => messages.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            var hasNext = await messages.MoveNext(cancellationToken);
            if (!isNoted)
            {
                note(await headers);
                isNoted = true;
            }
            return hasNext;
        }
        catch (RpcException exception)
            when (!cancellationToken.IsCancellationRequested && LostConnection.Ended(exception, options))
        {
            throw LostConnection.Unavailable(exception);
        }
    }
}
