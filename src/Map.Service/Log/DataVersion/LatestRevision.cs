namespace Map.Service.Log.DataVersion;

/// <summary>The newest revision that <see cref="RevisionListener"/> read.</summary>
public sealed class LatestRevision
{
    readonly Signal changed = new();
    long number;

    /// <summary>Wakes all waiters if the number changed. It can go down, when a backup is restored: keeping the higher number would make
    /// waiters read again and again for revisions that do not exist.</summary>
    public void Announce(long revision)
    {
        if (Interlocked.Exchange(ref number, revision) != revision) changed.Raise();
    }

    /// <summary>Returns once there is a revision after this one.</summary>
    public async Task WaitBeyondAsync(long revision, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = changed.Next;
            if (Volatile.Read(ref number) > revision) return;
            await next.WaitAsync(cancellationToken);
        }
    }
}
