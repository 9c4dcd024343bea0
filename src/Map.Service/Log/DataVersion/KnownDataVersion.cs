namespace Map.Service.Log.DataVersion;

/// <summary>The data version that <see cref="RevisionListener"/> read last. Readings are numbered by their start, because a reading that
/// started before a write may not include it.</summary>
public sealed class KnownDataVersion(TimeProvider time)
{
    readonly Signal completed = new();
    volatile Reading last = new(0, null);
    long started;
    long succeededAt;

    /// <summary>The number of the reading that started last.</summary>
    public long LastStarted => Volatile.Read(ref started);

    /// <summary>The reading that completed last.</summary>
    public Reading Last => last;

    /// <summary>Since the last reading that succeeded; null before the first.</summary>
    public TimeSpan? Age => Volatile.Read(ref succeededAt) is var at && at != 0 ? time.GetElapsedTime(at) : null;

    /// <summary>Call it before reading. Returns the number of the reading.</summary>
    public long Start() => Interlocked.Increment(ref started);

    /// <summary>The same version as it was read first: everything of it was there then, so that its position asks no more of a server than it has to.</summary>
    public DataVersion AsFirstRead(DataVersion version) => last.Version is { } known && known.Id == version.Id ? known : version;

    /// <summary>Publishes the result of a reading.</summary>
    public void Complete(Reading reading)
    {
        last = reading with { Version = reading.Version is null ? null : AsFirstRead(reading.Version) };
        if (reading.Version is not null) Volatile.Write(ref succeededAt, Math.Max(1, time.GetTimestamp()));
        completed.Raise();
    }

    /// <summary>Waits for the next completed reading that started after <paramref name="reading"/>.</summary>
    public async Task<Reading> AfterAsync(long reading, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = completed.Next;
            if (last is var found && found.Number > reading) return found;
            await next.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A completed reading.</summary>
    /// <param name="Number">Its number, by its start.</param>
    /// <param name="Version">Null when it failed: the listener is down.</param>
    public sealed record Reading(long Number, DataVersion? Version);
}
