namespace GreenDonut;

/// <summary>Fetches any number of values for each key; a key that the batch leaves out gives none.</summary>
public abstract class GroupedDataLoader<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions options)
    : DataLoaderBase<TKey, TValue[]>(batchScheduler, options) where TKey : notnull
{
    /// <summary>The values of a key, none rather than null.</summary>
    public new Task<TValue[]> LoadAsync(TKey key, CancellationToken cancellationToken = default) =>
        base.LoadAsync(key, cancellationToken)!;

    protected sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys, Memory<Result<TValue[]?>> results, CancellationToken cancellationToken)
    {
        var found = await LoadGroupedBatchAsync(keys, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < keys.Count; i++)
            results.Span[i] = found[keys[i]].ToArray();
    }

    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);
}
