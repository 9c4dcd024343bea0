using System.Collections.Concurrent;

namespace Map.Gateway.Packs;

/// <summary>Sizes that were measured before, and of what.</summary>
sealed class KnownPackList
{
    readonly Lock sync = new();
    (string Version, PackList List)? list;

    /// <summary>The last list and its data version.</summary>
    public (string Version, PackList List)? List
    {
        get
        {
            lock (sync)
                return list;
        }

        set
        {
            lock (sync)
                list = value;
        }
    }

    /// <summary>By the code of a pack: the regions of the map then, and the size of its towns.</summary>
    public ConcurrentDictionary<string, (string Regions, long Bytes)> TownsBytes { get; } = new(StringComparer.Ordinal);
}
