namespace Map.Service.Log.ChangeFeed;

/// <summary>Runs work once for all concurrent requests with the same key, and cancels it when none of them waits any more.</summary>
sealed class SharedWork<TKey, TResult> where TKey : notnull
{
    readonly Lock gate = new();
    readonly Dictionary<TKey, Work> running = [];

    public async Task<TResult> GetAsync(TKey key, Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        Work? shared;
        lock (gate)
        {
            if (!running.TryGetValue(key, out shared))
            {
                running.Add(key, shared = new());
                shared.Result = Task.Run(() => RunAsync(key, shared, work), CancellationToken.None);
            }
            shared.Waiting++;
        }

        try
        {
            return await shared.Result.WaitAsync(cancellationToken);
        }
        finally
        {
            if (IsLeftByAll(key, shared)) await shared.Left.CancelAsync();
        }
    }

    async Task<TResult> RunAsync(TKey key, Work shared, Func<CancellationToken, Task<TResult>> work)
    {
        try
        {
            return await work(shared.Left.Token);
        }
        finally
        {
            lock (gate) Forget(key, shared);
        }
    }

    bool IsLeftByAll(TKey key, Work shared)
    {
        lock (gate) return --shared.Waiting == 0 && Forget(key, shared);
    }

    // Later requests start it anew.
    bool Forget(TKey key, Work shared) => running.TryGetValue(key, out var known) && known == shared && running.Remove(key);

    sealed class Work
    {
        public Task<TResult> Result { get; set; } = null!;

        public CancellationTokenSource Left { get; } = new();

        public int Waiting { get; set; }
    }
}
