namespace Map.Service.Log.DataVersion;

/// <summary>The newest revision that <see cref="RevisionListener"/> read.</summary>
public sealed class LatestRevision
{
    readonly Lock sync = new();
    TaskCompletionSource next = NewSource();
    long number;

    /// <summary>Wakes all waiters if the number changed. It can go down, when a backup is restored: keeping the higher number would make
    /// waiters read again and again for revisions that do not exist.</summary>
    public void Announce(long revision)
    {
        TaskCompletionSource waiting;
        lock (sync)
        {
            if (revision == number) return;
            number = revision;
            (waiting, next) = (next, NewSource());
        }

        waiting.SetResult();
    }

    /// <summary>Returns once there is a revision after this one.</summary>
    public async Task WaitBeyondAsync(long revision, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task waiting;
            lock (sync)
            {
                if (number > revision) return;
                waiting = next.Task;
            }

            await waiting.WaitAsync(cancellationToken);
        }
    }

    static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
