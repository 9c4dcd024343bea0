namespace Map.Service.Log.DataVersion;

/// <summary>The state of the map that this process has heard of last, as long as it hears.</summary>
public sealed class HeardState
{
    readonly Lock sync = new();
    TaskCompletionSource next = NewSource();
    MapState? state;
    long begun;
    long ended;

    /// <summary>The number of the reading that was begun last.</summary>
    public long Begun
    {
        get
        {
            lock (sync) return begun;
        }
    }

    /// <summary>The reading that ended last and what it gave.</summary>
    public (long Reading, MapState? State) Last
    {
        get
        {
            lock (sync) return (ended, state);
        }
    }

    /// <summary>Numbers a reading of the state that is about to be made.</summary>
    public long Begin()
    {
        lock (sync) return ++begun;
    }

    /// <summary>What that reading gave; null when it failed.</summary>
    public void End(long reading, MapState? read)
    {
        TaskCompletionSource heard;
        lock (sync)
        {
            (ended, state) = (reading, read);
            (heard, next) = (next, NewSource());
        }

        heard.SetResult();
    }

    /// <summary>The first reading that was begun after this one and has ended: what it gave, or null when the service does not hear.</summary>
    public async Task<(long Reading, MapState? State)> AfterAsync(long reading, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task heard;
            lock (sync)
            {
                if (ended > reading) return (ended, state);
                heard = next.Task;
            }

            await heard.WaitAsync(cancellationToken);
        }
    }

    static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
