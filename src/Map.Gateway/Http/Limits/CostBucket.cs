namespace Map.Gateway.Http.Limits;

/// <summary>
/// A token bucket. The framework's TokenBucketRateLimiter takes no TimeProvider, and cannot report that it is full, which eviction needs.
/// </summary>
sealed class CostBucket
{
    readonly double capacity;
    readonly double perSecond;
    readonly TimeProvider time;
    readonly Lock sync = new();
    double left;
    long filledAt;

    public CostBucket(double capacity, double perSecond, TimeProvider time)
    {
        this.capacity = left = capacity;
        this.perSecond = perSecond;
        this.time = time;
        filledAt = time.GetTimestamp();
    }

    /// <summary>Takes the cost, if there is enough left for all of it.</summary>
    /// <returns>How long until there is; zero when it was taken.</returns>
    public TimeSpan Take(double cost)
    {
        lock (sync)
        {
            Fill();
            if (left >= cost)
            {
                left -= cost;
                return TimeSpan.Zero;
            }

            return TimeSpan.FromSeconds((cost - left) / perSecond);
        }
    }

    /// <summary>Whether it equals a new bucket, and need not be kept.</summary>
    public bool IsFull
    {
        get
        {
            lock (sync)
            {
                Fill();
                return left >= capacity;
            }
        }
    }

    void Fill()
    {
        var now = time.GetTimestamp();
        left = Math.Min(capacity, left + (perSecond * time.GetElapsedTime(filledAt, now).TotalSeconds));
        filledAt = now;
    }
}
