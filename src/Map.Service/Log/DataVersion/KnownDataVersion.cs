namespace Map.Service.Log.DataVersion;

/// <summary>The data version that <see cref="RevisionListener"/> read last. Readings are numbered by their start, because a reading that
/// started before a write may not include it.</summary>
public sealed class KnownDataVersion
{
    readonly Lock sync = new();
    TaskCompletionSource next = NewSource();
    DataVersion? version;
    long started;
    long completed;

    /// <summary>The number of the reading that started last.</summary>
    public long LastStarted
    {
        get
        {
            lock (sync) return started;
        }
    }

    /// <summary>The reading that completed last and its result.</summary>
    public (long Reading, DataVersion? Version) Last
    {
        get
        {
            lock (sync) return (completed, version);
        }
    }

    /// <summary>Call it before reading; gives the reading its number.</summary>
    public long Start()
    {
        lock (sync) return ++started;
    }

    /// <summary>Publishes the result of a reading; null when it failed.</summary>
    public void Complete(long reading, DataVersion? read)
    {
        TaskCompletionSource waiting;
        lock (sync)
        {
            (completed, version) = (reading, read);
            (waiting, next) = (next, NewSource());
        }

        waiting.SetResult();
    }

    /// <summary>Waits for the next completed reading that started after <paramref name="reading"/>; its result is null while the listener
    /// is down.</summary>
    public async Task<(long Reading, DataVersion? Version)> AfterAsync(long reading, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task waiting;
            lock (sync)
            {
                if (completed > reading) return (completed, version);
                waiting = next.Task;
            }

            await waiting.WaitAsync(cancellationToken);
        }
    }

    static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
