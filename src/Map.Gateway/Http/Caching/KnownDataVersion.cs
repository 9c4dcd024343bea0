namespace Map.Gateway.Http.Caching;

/// <summary>The data version that the service sent last. It and the request determine every response to a caller without a key.</summary>
public sealed class KnownDataVersion(TimeProvider time)
{
    /// <summary>The service sends the version every second; after this much silence it counts as unknown.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    readonly Lock sync = new();
    CancellationTokenSource invalidation = new();
    volatile Received? last;

    /// <summary>Null while it is unknown: nothing may be reused then.</summary>
    public string? Current => Fresh()?.Version;

    /// <summary>The version and its position; null while it is unknown, and for a caller who has seen a later map: to that one nothing of this version may be
    /// sent.</summary>
    public (string Version, MapPosition Position)? CurrentFor(MapPosition seen) =>
        Fresh() is { } known && (known.Position.Includes(seen) || (seen.Generation.Length > 0 && seen.Generation != known.Position.Generation))
            ? (known.Version, known.Position)
            : null;

    /// <summary>Since it was received; null when there is none.</summary>
    public TimeSpan? Age => last is { } known ? time.GetElapsedTime(known.At) : null;

    /// <summary>Cancelled by the next <see cref="Forget"/>. Take it before opening a stream of versions.</summary>
    public CancellationToken Invalidated
    {
        get
        {
            lock (sync)
                return invalidation.Token;
        }
    }

    /// <summary>Accepts a version from a stream, unless <see cref="Forget"/> was called since the stream was opened.</summary>
    public void Accept(string version, MapPosition position, CancellationToken invalidatedAtOpening)
    {
        lock (sync)
        {
            if (!invalidatedAtOpening.IsCancellationRequested && invalidatedAtOpening == invalidation.Token)
                last = new(version, position, time.GetTimestamp());
        }
    }

    /// <summary>Makes the version unknown until a stream that is opened after this call sends one. Open streams may still send versions
    /// from before the write.</summary>
    public void Forget()
    {
        CancellationTokenSource before;
        lock (sync)
        {
            last = null;
            (before, invalidation) = (invalidation, new());
        }

        // Not disposed of: a watcher may be about to register with it.
        before.Cancel();
    }

    Received? Fresh() => last is { } known && time.GetElapsedTime(known.At) < Lifetime ? known : null;

    sealed record Received(string Version, MapPosition Position, long At);
}
