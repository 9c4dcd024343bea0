namespace Map.Places.Paging;

/// <summary>The answer to a list of ids.</summary>
static class Batch
{
    /// <summary>What was found, in the order of the ids; what was not is left out.</summary>
    public static IEnumerable<T> InOrder<TId, T>(IEnumerable<TId> ids, IEnumerable<T> found, Func<T, TId> idOf) where TId : notnull
    {
        var byId = found.ToDictionary(idOf);
        foreach (var id in ids)
            if (byId.TryGetValue(id, out var item))
                yield return item;
    }
}
