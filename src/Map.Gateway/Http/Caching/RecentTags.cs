namespace Map.Gateway.Http.Caching;

/// <summary>Distinguishes a repeated request from one that is sent once: caching the latter would only add work for the garbage
/// collector.</summary>
sealed class RecentTags
{
    const int Slots = 1 << 16;

    readonly int[] latest = new int[Slots];

    /// <summary>True if the tag was seen recently; a hash collision may give a rare false positive.</summary>
    public bool Add(string tag)
    {
        var hash = string.GetHashCode(tag, StringComparison.Ordinal);
        ref var slot = ref latest[hash & (Slots - 1)];
        return Interlocked.Exchange(ref slot, hash) == hash;
    }
}
