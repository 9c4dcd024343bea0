using Grpc.Core;

namespace Map.Gateway.Upstream;

/// <summary>The answers of a call, which is UNAVAILABLE when its connection breaks.</summary>
sealed class AnswerStream<T>(IAsyncStreamReader<T> answers, CallOptions options) : IAsyncStreamReader<T>
{
    public T Current => answers.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await answers.MoveNext(cancellationToken);
        }
        catch (RpcException exception)
            when (!cancellationToken.IsCancellationRequested && LostConnection.Ended(exception, options))
        {
            throw LostConnection.Unavailable(exception);
        }
    }
}
