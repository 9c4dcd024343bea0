namespace GreenDonut;

/// <summary>Fetches values by their keys: those asked for at the same time in one batch, each key once per request.</summary>
public interface IDataLoader<TKey, TValue> : IDataLoader where TKey : notnull
{
    /// <summary>The value of a key; null when there is none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The values of some keys, in their order.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Puts a value that is known already into the request's cache.</summary>
    void Set(TKey key, Task<TValue?> value);

    /// <summary>Forgets a key, so that the next load fetches it again.</summary>
    void Remove(TKey key);

    /// <summary>Forgets all keys.</summary>
    void Clear();
}
