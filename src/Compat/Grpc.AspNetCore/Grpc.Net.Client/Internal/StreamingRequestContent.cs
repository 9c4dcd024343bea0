using System.Net;
using Grpc.Net.Common.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>The body of a call with a stream of requests: hands out the stream to write to, and waits until all are written.</summary>
class StreamingRequestContent : HttpContent
{
    readonly TaskCompletionSource<Stream> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StreamingRequestContent() => Headers.TryAddWithoutValidation("content-type", GrpcProtocol.ContentType);

    /// <summary>The stream, once there is a connection; cancelled when the call ends before that.</summary>
    public Task<Stream> Opened => opened.Task;

    public string? Encoding { get; private set; }

    public virtual bool IsComplete => completed.Task.IsCompleted;

    public StreamingRequestContent WithEncoding(string? encoding)
    {
        Encoding = encoding;
        return this;
    }

    /// <summary>No more requests follow.</summary>
    public void Complete() => completed.TrySetResult();

    /// <summary>The call has ended; without all requests, in a way that the server cannot take for the end of them.</summary>
    public virtual void End()
    {
        opened.TrySetCanceled();
        completed.TrySetCanceled();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // The server is to see the call before its first request.
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        opened.TrySetResult(stream);
        await completed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
