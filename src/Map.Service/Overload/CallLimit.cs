using System.Threading.RateLimiting;

namespace Map.Service.Overload;

/// <summary>
/// How many calls work on the database at once: as many as it has connections for, so that a call never waits for one longer than a moment. Of
/// the pool a quarter is that of <see cref="LargeResults"/>, and a tenth that of calls that change something with a key. One is left to
/// health and background work.
/// </summary>
public sealed class CallLimit : IDisposable
{
    // Burst: what the service does within a second or two.
    const int Waiting = 200, LeastOfEach = 1, Own = 1;

    readonly BurstQueue all;
    readonly BurstQueue changes;

    public CallLimit(MapServers servers, TimeProvider time)
    {
        var pool = new NpgsqlConnectionStringBuilder(servers.Primary.Source.ConnectionString).MaxPoolSize;
        var kept = Math.Max(LeastOfEach, pool / 10);
        // Each replica has a pool of its own. What changes something goes to the primary alone.
        all = new(Math.Max(LeastOfEach, pool - LargeResults.PlacesOf(pool) - kept - Own) * Math.Max(1, servers.Hosts.Count), Waiting, time);
        changes = new(kept, Waiting, time);
    }

    /// <summary>Whether more is asked for than can be answered, and has been for a moment.</summary>
    public bool IsOverloaded => all.IsStanding;

    public int InUse => all.InUse + changes.InUse;

    public int CallsWaiting => all.Waiting + changes.Waiting;

    /// <summary>A place for a call, to be given back at its end.</summary>
    /// <param name="changesWithKey">Whether it changes something with a key.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">There is none, and there will be none soon.</exception>
    public async ValueTask<RateLimitLease> EnterAsync(bool changesWithKey, CancellationToken cancellation)
    {
        var lease = changesWithKey ? all.TryEnter() ?? await changes.EnterAsync(cancellation) : await all.EnterAsync(cancellation);
        cancellation.ThrowIfCancellationRequested();
        return lease ?? throw Refusal.Overloaded();
    }

    /// <summary>Streams are refused before calls with one response, because they take longest.</summary>
    /// <exception cref="Refusal">There is too much to do.</exception>
    public void CheckStream()
    {
        if (IsOverloaded) throw Refusal.Overloaded();
    }

    public void Dispose()
    {
        all.Dispose();
        changes.Dispose();
    }
}
