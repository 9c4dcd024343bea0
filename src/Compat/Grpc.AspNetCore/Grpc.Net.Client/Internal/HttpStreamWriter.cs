using System.IO.Compression;
using Grpc.Net.Common.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>Writes the requests straight to the connection.</summary>
sealed class HttpStreamWriter<TRequest, TResponse>(GrpcCall<TRequest, TResponse> call, StreamingRequestContent content)
    : ClientStreamWriter<TRequest>(call)
    where TRequest : class
    where TResponse : class
{
    protected override bool IsComplete => content.IsComplete;

    protected override void Complete() => content.Complete();

    protected override async Task SendAsync(TRequest message)
    {
        using var buffer = new PooledBufferWriter(0);
        try
        {
            var stream = await content.Opened.ConfigureAwait(false);
            new MessageWriter(buffer, content.Encoding, CompressionLevel.Fastest, call.Channel.MaxSendMessageSize)
                .Write(message, call.RequestMarshaller, WriteOptions);
            await stream.WriteAsync(buffer.WrittenMemory, call.CancellationToken).ConfigureAwait(false);
            if (WriteOptions is null || !WriteOptions.Flags.HasFlag(Core.WriteFlags.BufferHint))
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
