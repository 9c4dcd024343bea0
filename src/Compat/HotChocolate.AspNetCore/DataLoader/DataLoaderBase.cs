namespace GreenDonut;

/// <summary>Collects keys into batches and caches their values during its lifetime, which is one request.</summary>
public abstract class DataLoaderBase<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions options) : IDataLoader<TKey, TValue>
    where TKey : notnull
{
    readonly Lock sync = new();
    readonly Dictionary<TKey, Task<TValue?>> cache = [];
    Batch<TKey, TValue>? open;

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        Task<TValue?> task;
        Batch<TKey, TValue>? opened;
        lock (sync)
            task = Find(key, cancellationToken, out opened);
        if (opened is not null)
            Schedule(opened);
        return task;
    }

    public async Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
    {
        var tasks = new List<Task<TValue?>>(keys.Count);
        List<Batch<TKey, TValue>> opened = [];
        lock (sync)
        {
            foreach (var key in keys)
            {
                tasks.Add(Find(key, cancellationToken, out var batch));
                if (batch is not null)
                    opened.Add(batch);
            }
        }

        opened.ForEach(Schedule);
        return await Task.WhenAll(tasks).ConfigureAwait(false);
    }

    public void Set(TKey key, Task<TValue?> value)
    {
        lock (sync)
            cache.TryAdd(key, value);
    }

    public void Remove(TKey key)
    {
        lock (sync)
            cache.Remove(key);
    }

    public void Clear()
    {
        lock (sync)
            cache.Clear();
    }

    /// <summary>Fetches the keys; <paramref name="results"/> has one element for each, in the same order.</summary>
    protected abstract ValueTask FetchAsync(
        IReadOnlyList<TKey> keys, Memory<Result<TValue?>> results, CancellationToken cancellationToken);

    Task<TValue?> Find(TKey key, CancellationToken cancellation, out Batch<TKey, TValue>? opened)
    {
        opened = null;
        if (cache.TryGetValue(key, out var known))
            return known;
        if (open is null || (options.MaxBatchSize > 0 && open.Keys.Count >= options.MaxBatchSize))
            open = opened = new Batch<TKey, TValue>(cancellation);
        return cache[key] = open.Add(key, cancellation);
    }

    void Schedule(Batch<TKey, TValue> batch) => batchScheduler.Schedule(() => DispatchAsync(batch));

    async ValueTask DispatchAsync(Batch<TKey, TValue> batch)
    {
        lock (sync)
        {
            if (open == batch)
                open = null;
        }

        var results = new Result<TValue?>[batch.Keys.Count];
        try
        {
            await FetchAsync(batch.Keys, results, batch.Cancellation).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Array.Fill(results, Result<TValue?>.Reject(error));
        }

        Publish(batch, results);
    }

    void Publish(Batch<TKey, TValue> batch, Result<TValue?>[] results)
    {
        var publishing = batchScheduler as IPublishingScheduler;
        publishing?.BeginPublish();
        try
        {
            for (var i = 0; i < results.Length; i++)
            {
                if (results[i].IsRejected)
                    batch.Promises[i].SetException(results[i].Error!);
                else
                    batch.Promises[i].SetResult(results[i].Value);
            }
        }
        finally
        {
            publishing?.EndPublish();
        }
    }
}
