using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Common.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>Writes the requests of a call.</summary>
sealed class ClientStreamWriter<TRequest, TResponse>(GrpcCall<TRequest, TResponse> call, StreamingRequestContent content)
    : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    bool isWriting;

    public WriteOptions? WriteOptions { get; set; } = call.Options.WriteOptions;

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
            if (content.IsComplete && !call.HasFinished)
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

        content.Complete();
        return Task.CompletedTask;
    }

    async Task SendAsync(TRequest message)
    {
        using var buffer = new PooledBufferWriter(0);
        try
        {
            var stream = await content.Opened.ConfigureAwait(false);
            new MessageWriter(buffer, content.Encoding, CompressionLevel.Fastest, call.Channel.MaxSendMessageSize)
                .Write(message, call.RequestMarshaller, WriteOptions);
            await stream.WriteAsync(buffer.WrittenMemory, call.CancellationToken).ConfigureAwait(false);
            if (WriteOptions is null || !WriteOptions.Flags.HasFlag(WriteFlags.BufferHint))
            {
                await stream.FlushAsync(call.CancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            throw await call.ExplainFailedWriteAsync(exception).ConfigureAwait(false);
        }
    }
}
