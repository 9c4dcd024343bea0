namespace HotChocolate.Execution.Processing;

/// <summary>
/// The token that resolvers get: cancelled when the caller has gone or the time is up. Made when the first one asks for it, which spares
/// requests without tasks a timer.
/// </summary>
internal sealed class ExecutionDeadline(TimeSpan timeout, TimeProvider time, CancellationToken aborted) : IDisposable
{
    private readonly Lock _sync = new();
    private CancellationTokenSource? _timeout;
    private CancellationTokenSource? _linked;

    public CancellationToken Token
    {
        get
        {
            if (Volatile.Read(ref _linked) is { } linked)
                return linked.Token;
            lock (_sync)
            {
                if (_linked is null)
                {
                    _timeout = new CancellationTokenSource(timeout, time);
                    Volatile.Write(ref _linked, CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token, aborted));
                }

                return _linked.Token;
            }
        }
    }

    /// <summary>Whether it was the time rather than the caller.</summary>
    public bool IsTimeout => _timeout?.IsCancellationRequested is true && !aborted.IsCancellationRequested;

    public void Dispose()
    {
        _linked?.Dispose();
        _timeout?.Dispose();
    }
}
