using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>Writes the requests of a call, one after the other.</summary>
abstract class ClientStreamWriter<TRequest>(GrpcCall call) : IClientStreamWriter<TRequest>
    where TRequest : class
{
    bool isWriting;

    public WriteOptions? WriteOptions { get; set; } = call.Options.WriteOptions;

    protected abstract bool IsComplete { get; }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (Interlocked.Exchange(ref isWriting, true))
        {
            throw new InvalidOperationException("Can't write a message while the previous write is under way; await it first.");
        }

        try
        {
            if (IsComplete && !call.HasFinished)
            {
                throw new InvalidOperationException("Can't write a message after CompleteAsync.");
            }

            using var cancelled = cancellationToken.UnsafeRegister(static call => ((GrpcCall)call!).CancelByCaller(), call);
            await SendAsync(message).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref isWriting, false);
        }
    }

    public Task CompleteAsync()
    {
        if (Volatile.Read(ref isWriting))
        {
            throw new InvalidOperationException("Can't complete the requests while a write is under way; await it first.");
        }

        Complete();
        return Task.CompletedTask;
    }

    protected abstract Task SendAsync(TRequest message);

    protected abstract void Complete();
}
