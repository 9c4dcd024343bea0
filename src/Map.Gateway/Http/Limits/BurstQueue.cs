using System.Threading.RateLimiting;

namespace Map.Gateway.Http.Limits;

/// <summary>
/// Lets a number of requests in at once. A burst waits; a queue that never becomes empty helps nobody, because whoever joins it waits for as
/// long as it is: then only so many wait that no place stays empty, and the rest is refused on arrival.
/// </summary>
/// <param name="places">How many are let in at once.</param>
/// <param name="burst">How many may wait.</param>
/// <param name="time">The clock.</param>
/// <remarks>The measure is that of CoDel (RFC 8289): not how long the queue is, but for how long it has not been empty.</remarks>
public sealed class BurstQueue(int places, int burst, TimeProvider time) : IDisposable
{
    /// <summary>A queue that was not empty for so long stands: CoDel's interval.</summary>
    public static readonly TimeSpan UsualInterval = TimeSpan.FromMilliseconds(100);

    // The next requests arrive while these are worked on.
    readonly int standing = Math.Min(burst, Math.Max(1, places / 8));

    readonly ConcurrencyLimiter limiter = new(new() { PermitLimit = places, QueueLimit = burst });
    readonly Lock sync = new();
    int waiting;
    long since;

    /// <summary>From when on a queue stands. It should be longer than what is worked on takes.</summary>
    public TimeSpan Interval { get; init; } = UsualInterval;

    /// <summary>Nobody waits longer, also when nothing that is worked on ends.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many wait.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>How many are in.</summary>
    public int InUse => places - (int)limiter.GetStatistics()!.CurrentAvailablePermits;

    /// <summary>Whether somebody has been waiting for <see cref="Interval"/> without a pause.</summary>
    public bool IsStanding
    {
        get
        {
            lock (sync)
                return IsStandingNow;
        }
    }

    /// <summary>Whether a request that comes now would be let in, or may wait.</summary>
    public bool HasRoom
    {
        get
        {
            lock (sync)
                return waiting < MayWait || (burst == 0 && limiter.GetStatistics()!.CurrentAvailablePermits > 0);
        }
    }

    int MayWait => IsStandingNow ? standing : burst;

    bool IsStandingNow => waiting > 0 && time.GetElapsedTime(since) >= Interval;

    /// <summary>A place, if there is one at once.</summary>
    public RateLimitLease? TryEnter() => Taken(limiter.AttemptAcquire());

    /// <summary>A place, at once or after a wait; null when there is none, or who asks is gone.</summary>
    public ValueTask<RateLimitLease?> EnterAsync(CancellationToken cancellation) => TryEnter() is { } lease ? new(lease) : WaitAsync(cancellation);

    public void Dispose() => limiter.Dispose();

    async ValueTask<RateLimitLease?> WaitAsync(CancellationToken cancellation)
    {
        lock (sync)
        {
            if (waiting >= MayWait)
                return null;
            if (waiting++ == 0)
                since = time.GetTimestamp();
        }

        using var longest = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(longest.Token, cancellation);
        try
        {
            return Taken(await limiter.AcquireAsync(1, either.Token));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            lock (sync)
                waiting--;
        }
    }

    static RateLimitLease? Taken(RateLimitLease lease) => lease.IsAcquired ? lease : null;
}
