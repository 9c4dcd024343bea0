namespace Map.Gateway.Http.Caching;

/// <summary>Tells the second time that something is asked from the first, of the latest questions.</summary>
sealed class AskedBefore
{
    const int Slots = 1 << 16;

    readonly int[] latest = new int[Slots];

    /// <summary>Whether that was asked already; seldom also when only something alike was.</summary>
    /// <param name="tag">What the answer is called: the digits of a hash.</param>
    public bool Add(string tag)
    {
        var hash = string.GetHashCode(tag, StringComparison.Ordinal);
        ref var slot = ref latest[hash & (Slots - 1)];
        return Interlocked.Exchange(ref slot, hash) == hash;
    }
}
