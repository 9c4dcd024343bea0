namespace Map.Service.Storage;

/// <summary>Regions within regions, organisations that belong to organisations: what must be a tree.</summary>
static class Trees
{
    /// <summary>Whether the way up from a key comes back to it. A circle further up that does not lead through the key is reported at its own
    /// members.</summary>
    public static bool IsInCircle(string key, Func<string, string?> parentOf)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        for (var above = parentOf(key); above is not null && passed.Add(above); above = parentOf(above))
            if (above == key)
                return true;
        return false;
    }
}
