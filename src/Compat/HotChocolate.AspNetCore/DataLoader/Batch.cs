namespace GreenDonut;

/// <summary>Keys that will be fetched together.</summary>
sealed class Batch<TKey, TValue>(CancellationToken cancellation)
{
    public List<TKey> Keys { get; } = [];

    // Continuations run synchronously: when the results of a batch are set, every waiting resolver continues as far as it can before the
    // next batch is dispatched. So the number of batches does not depend on the number of keys.
    public List<TaskCompletionSource<TValue?>> Promises { get; } = [];

    public CancellationToken Cancellation { get; private set; } = cancellation;

    public Task<TValue?> Add(TKey key, CancellationToken cancellation)
    {
        // Callers with different tokens share the batch: the cancellation of one must not cancel the keys of the others.
        if (cancellation != Cancellation)
            Cancellation = CancellationToken.None;
        var promise = new TaskCompletionSource<TValue?>();
        Keys.Add(key);
        Promises.Add(promise);
        return promise.Task;
    }
}
