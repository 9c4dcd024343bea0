using System.Net;
using Grpc.Net.Common.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>The body of a call with one request.</summary>
sealed class UnaryRequestContent : HttpContent
{
    readonly Lock gate = new();
    readonly PooledBufferWriter message;
    int writers;
    bool isReleased;

    public UnaryRequestContent(PooledBufferWriter message)
    {
        this.message = message;
        Headers.TryAddWithoutValidation("content-type", GrpcProtocol.ContentType);
    }

    /// <summary>Gives the buffer back, at once or when its last bytes are out: a server may answer before it has read them all.</summary>
    public void Release()
    {
        lock (gate)
        {
            isReleased = true;
            DisposeWhenUnused();
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    // Runs again when the handler moves the request to another connection.
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (isReleased)
            {
                throw new OperationCanceledException("The call has ended.");
            }

            writers++;
        }

        try
        {
            await stream.WriteAsync(message.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
            {
                writers--;
                DisposeWhenUnused();
            }
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = message.WrittenCount;
        return true;
    }

    void DisposeWhenUnused()
    {
        if (isReleased && writers == 0)
        {
            message.Dispose();
        }
    }
}
