namespace GreenDonut;

/// <summary>Fetches values by key: concurrent loads share a batch, and each key is fetched once per request.</summary>
public interface IDataLoader<TKey, TValue> : IDataLoader where TKey : notnull
{
    /// <summary>The value of a key; null if there is none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The values of several keys, in the order of the keys.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Adds a known value to the request's cache.</summary>
    void Set(TKey key, Task<TValue?> value);

    /// <summary>Removes a key from the cache, so that the next load fetches it again.</summary>
    void Remove(TKey key);

    /// <summary>Removes all keys from the cache.</summary>
    void Clear();
}
