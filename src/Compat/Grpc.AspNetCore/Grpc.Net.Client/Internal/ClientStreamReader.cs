using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>The replies of a call as they arrive.</summary>
sealed class ClientStreamReader<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, Task sent) : IAsyncStreamReader<TResponse>
    where TRequest : class
    where TResponse : class
{
    bool isReading;

    public TResponse Current
    {
        get => field ?? throw new InvalidOperationException("There is no current message; call MoveNext, and read while it returns true.");
        set;
    }

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref isReading, true))
        {
            throw new InvalidOperationException("Can't read the next message while the previous read is under way; await it first.");
        }

        try
        {
            // A read that is cancelled leaves the stream in no state to go on, so it cancels the call.
            using var cancelled = cancellationToken.UnsafeRegister(static call => ((GrpcCall)call!).CancelByCaller(), call);
            await sent.ConfigureAwait(false);
            var message = await call.ReadNextAsync(call.CancellationToken).ConfigureAwait(false);
            Current = message!;
            return message is not null;
        }
        finally
        {
            Volatile.Write(ref isReading, false);
        }
    }
}
