namespace Map.Service.Log.DataVersion;

/// <summary>The newest revision that <see cref="RevisionListener"/> read.</summary>
public sealed class LatestRevision
{
    readonly Signal changed = new();
    volatile Position? latest;

    /// <summary>Its number; null before the first reading.</summary>
    public long? Number => latest?.Number;

    /// <summary>Completes when there is another one. Take it before a look at what depends on it.</summary>
    public Task Next => changed.Next;

    /// <summary>Wakes all waiters if the revision changed. Its number can go down, when a backup is restored.</summary>
    public void Announce(long number, string generation)
    {
        var position = new Position(number, generation);
        if (Interlocked.Exchange(ref latest, position) != position) changed.Raise();
    }

    /// <summary>Returns once there is a revision after this one.</summary>
    /// <exception cref="Refusal">Another map was restored: which of its revisions the caller knows cannot be told.</exception>
    public async Task WaitBeyondAsync(long number, string generation, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = changed.Next;
            if (latest is { } found)
            {
                if (found.Generation != generation) throw Replaced();
                if (found.Number > number) return;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    /// <summary>For those who follow the changes of a map that is there no longer.</summary>
    public static Refusal Replaced() =>
        new(ErrorReason.Conflict, "The map was restored from a backup: read all of it again, and then its changes.");

    sealed record Position(long Number, string Generation);
}
