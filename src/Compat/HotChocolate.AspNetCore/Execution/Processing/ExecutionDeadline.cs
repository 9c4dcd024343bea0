namespace HotChocolate.Execution.Processing;

/// <summary>
/// The cancellation token of resolvers: cancelled when the client disconnects or the time is up. It is created on first use, so that
/// requests without asynchronous resolvers need no timer.
/// </summary>
sealed class ExecutionDeadline(TimeSpan timeout, TimeProvider time, CancellationToken aborted) : IDisposable
{
    readonly Lock sync = new();
    CancellationTokenSource? timer;
    CancellationTokenSource? source;

    public CancellationToken Token
    {
        get
        {
            if (Volatile.Read(ref source) is { } made)
                return made.Token;
            lock (sync)
            {
                if (source is null)
                {
                    timer = new CancellationTokenSource(timeout, time);
                    Volatile.Write(ref source, CancellationTokenSource.CreateLinkedTokenSource(timer.Token, aborted));
                }

                return source.Token;
            }
        }
    }

    /// <summary>Whether the token was cancelled by the timeout and not by the client.</summary>
    public bool IsTimeout => timer?.IsCancellationRequested is true && !aborted.IsCancellationRequested;

    public void Dispose()
    {
        source?.Dispose();
        timer?.Dispose();
    }
}
