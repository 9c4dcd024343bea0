namespace HotChocolate.Execution.Processing;

/// <summary>
/// The token that resolvers get: cancelled when the caller has gone or the time is up. Made when the first one asks for it, which spares
/// requests without tasks a timer.
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

    /// <summary>Whether it was the time rather than the caller.</summary>
    public bool IsTimeout => timer?.IsCancellationRequested is true && !aborted.IsCancellationRequested;

    public void Dispose()
    {
        source?.Dispose();
        timer?.Dispose();
    }
}
