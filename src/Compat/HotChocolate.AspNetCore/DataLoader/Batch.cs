namespace GreenDonut;

/// <summary>The keys that wait to be fetched together.</summary>
sealed class Batch<TKey, TValue>(CancellationToken cancellation)
{
    public List<TKey> Keys { get; } = [];

    // Continuations run in place: when a batch is published, every resolver that waited for it has gone on as far as it
    // can before the next batch is dispatched, which is what keeps the number of batches independent of that of the keys.
    public List<TaskCompletionSource<TValue?>> Promises { get; } = [];

    public CancellationToken Cancellation { get; private set; } = cancellation;

    public Task<TValue?> Add(TKey key, CancellationToken cancellation)
    {
        // A caller who leaves must not take the keys of the others along.
        if (cancellation != Cancellation)
            Cancellation = CancellationToken.None;
        var promise = new TaskCompletionSource<TValue?>();
        Keys.Add(key);
        Promises.Add(promise);
        return promise.Task;
    }
}
