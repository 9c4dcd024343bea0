namespace GreenDonut;

/// <summary>Collects keys into batches, and remembers what they gave for as long as it lives: one request.</summary>
public abstract class DataLoaderBase<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions options) : IDataLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock _sync = new();
    private readonly Dictionary<TKey, Task<TValue?>> _cache = [];
    private Batch<TKey, TValue>? _open;

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        Task<TValue?> task;
        Batch<TKey, TValue>? opened;
        lock (_sync)
            task = Find(key, cancellationToken, out opened);
        if (opened is not null)
            Schedule(opened);
        return task;
    }

    public async Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
    {
        var tasks = new List<Task<TValue?>>(keys.Count);
        List<Batch<TKey, TValue>> opened = [];
        lock (_sync)
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
        lock (_sync)
            _cache.TryAdd(key, value);
    }

    public void Remove(TKey key)
    {
        lock (_sync)
            _cache.Remove(key);
    }

    public void Clear()
    {
        lock (_sync)
            _cache.Clear();
    }

    /// <summary>Fetches the keys; <paramref name="results"/> has one place for each, in their order.</summary>
    protected abstract ValueTask FetchAsync(
        IReadOnlyList<TKey> keys, Memory<Result<TValue?>> results, CancellationToken cancellationToken);

    private Task<TValue?> Find(TKey key, CancellationToken cancellation, out Batch<TKey, TValue>? opened)
    {
        opened = null;
        if (_cache.TryGetValue(key, out var known))
            return known;
        if (_open is null || (options.MaxBatchSize > 0 && _open.Keys.Count >= options.MaxBatchSize))
            _open = opened = new Batch<TKey, TValue>(cancellation);
        return _cache[key] = _open.Add(key, cancellation);
    }

    private void Schedule(Batch<TKey, TValue> batch) => batchScheduler.Schedule(() => DispatchAsync(batch));

    private async ValueTask DispatchAsync(Batch<TKey, TValue> batch)
    {
        lock (_sync)
        {
            if (_open == batch)
                _open = null;
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

    private void Publish(Batch<TKey, TValue> batch, Result<TValue?>[] results)
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
