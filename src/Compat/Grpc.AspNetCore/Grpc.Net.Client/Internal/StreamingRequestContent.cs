using System.Net;

namespace Grpc.Net.Client.Internal;

/// <summary>Hands out the stream to write the requests to, and waits until all are written.</summary>
sealed class StreamingRequestContent : RequestStreamContent
{
    readonly TaskCompletionSource<Stream> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The stream, once there is a connection; cancelled when the call ends before that.</summary>
    public Task<Stream> Opened => opened.Task;

    public override bool IsComplete => completed.Task.IsCompleted;

    /// <summary>No more requests follow.</summary>
    public void Complete() => completed.TrySetResult();

    public override void End()
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
}
