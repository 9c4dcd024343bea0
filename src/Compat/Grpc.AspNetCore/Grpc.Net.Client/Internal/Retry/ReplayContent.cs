using System.Net;

namespace Grpc.Net.Client.Internal.Retry;

/// <summary>The body of one attempt: the requests that there were when it began, and those that follow.</summary>
sealed class ReplayContent(RequestLog requests) : RequestStreamContent
{
    readonly CancellationTokenSource ended = new();
    volatile bool isComplete;

    /// <summary>How many requests it has sent; guarded by the log.</summary>
    public int Sent { get; set; }

    /// <summary>Why it cannot send any more; guarded by the log.</summary>
    public Exception? Failure { get; set; }

    public override bool IsComplete => isComplete;

    public override void End() => ended.Cancel();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended.Token);
        // Runs again when the handler moves the request to another connection.
        requests.Restart(this);
        try
        {
            await SendAsync(stream, linked.Token).ConfigureAwait(false);
            isComplete = true;
        }
        catch (Exception exception)
        {
            requests.Fail(this, exception);
            throw;
        }
    }

    async Task SendAsync(Stream stream, CancellationToken cancellationToken)
    {
        var sent = 0;
        while (true)
        {
            var message = requests.Next(this, sent, out var more);
            if (message is not null)
            {
                await stream.WriteAsync(message, cancellationToken).ConfigureAwait(false);
                sent++;
                continue;
            }

            if (more is null)
            {
                requests.CountSent(this, sent);
                return;
            }

            // Also before the first request: the server is to see the call.
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            requests.CountSent(this, sent);

            await more.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
