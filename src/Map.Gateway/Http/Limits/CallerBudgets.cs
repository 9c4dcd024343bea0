using System.Collections.Concurrent;
using System.Net;

namespace Map.Gateway.Http.Limits;

/// <summary>
/// The budgets of callers: by key if one is given, else by address. Budgets that are full again are not kept.
/// </summary>
public sealed class CallerBudgets(CallerLimitSettings settings, TimeProvider time)
{
    // The gateway cannot tell real keys from invented ones. Without this bound, each invented key would be a fresh budget.
    const int CallersBehindAddress = 10;

    const int SweepEvery = 1_000;
    const int MaxCallers = 100_000;

    readonly ConcurrentDictionary<Guid, CostBucket> buckets = [];
    readonly CallerId ids = new();
    readonly CostBucket overflow = new(settings.Burst, settings.CostPerSecond, time);
    int untilSweep = SweepEvery;

    /// <summary>How many budgets are kept.</summary>
    public int Count => buckets.Count;

    /// <summary>Takes the cost from the caller's budget.</summary>
    /// <returns>How long the caller has to wait; zero when it was taken.</returns>
    public TimeSpan Take(IPAddress? address, string? key, double cost)
    {
        if (!settings.IsOn || cost <= 0)
            return TimeSpan.Zero;
        if (string.IsNullOrEmpty(key))
            return Bucket(ids.Of(address), 1).Take(cost);
        var wait = Bucket(ids.Of(key), 1).Take(cost);
        return wait > TimeSpan.Zero ? wait : Bucket(ids.Of($"callers with keys behind {ids.Of(address)}"), CallersBehindAddress).Take(cost);
    }

    CostBucket Bucket(Guid caller, int callers)
    {
        if (buckets.TryGetValue(caller, out var known))
            return known;
        if (Interlocked.Decrement(ref untilSweep) <= 0)
            Sweep();
        // Beyond the maximum that is kept, all new callers share one budget.
        return buckets.Count >= MaxCallers
            ? overflow
            : buckets.GetOrAdd(caller, _ => new CostBucket(settings.Burst * callers, settings.CostPerSecond * callers, time));
    }

    void Sweep()
    {
        Interlocked.Exchange(ref untilSweep, SweepEvery);
        foreach (var (caller, bucket) in buckets)
        {
            if (bucket.IsFull)
                buckets.TryRemove(caller, out _);
        }
    }
}
