using Map.Service.Hosting;

namespace Map.Service.Access;

/// <summary>Ends the streams of a key once it is closed, has ended, or is gone with a restored backup. One query for all of them, every two
/// seconds.</summary>
sealed class KeyWatch(NpgsqlDataSource database, TimeProvider time, ILogger<KeyWatch> logger) : PeriodicWork(Interval, time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    readonly Lock sync = new();
    readonly Dictionary<Guid, HashSet<CancellationTokenSource>> streams = [];

    /// <summary>Cancels the source when the key is closed or ends, until the returned object is disposed.</summary>
    public IDisposable CancelWhenClosed(Guid key, CancellationTokenSource stream)
    {
        lock (sync)
        {
            if (!streams.TryGetValue(key, out var all)) streams.Add(key, all = []);
            all.Add(stream);
        }

        return new Watched(() => Remove(key, stream));
    }

    protected override async Task OnceAsync(CancellationToken stoppingToken)
    {
        var keys = Keys();
        if (keys.Length > 0)
            foreach (var closed in keys.Except(await OpenAsync(keys, stoppingToken))) Cancel(closed);
    }

    Guid[] Keys()
    {
        lock (sync) return [.. streams.Keys];
    }

    Task<List<Guid>> OpenAsync(Guid[] keys, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        // It fails while a backup is restored, when the table of keys may be empty.
        statement.Append($"""
            SELECT id FROM api_key
            WHERE id = ANY({statement.Value(keys)}) AND {KeyStore.IsOpen(Time.GetUtcNow(), statement)} AND {MapGeneration.Id} IS NOT NULL
            """);
        return database.ReadAllAsync(statement, row => row.GetGuid(0), cancellationToken);
    }

    void Cancel(Guid key)
    {
        lock (sync)
            foreach (var stream in streams.GetValueOrDefault(key) ?? [])
                // Not within the lock: what ends then removes itself.
                _ = stream.CancelAsync();
    }

    void Remove(Guid key, CancellationTokenSource stream)
    {
        lock (sync)
            if (streams.TryGetValue(key, out var all) && all.Remove(stream) && all.Count == 0) streams.Remove(key);
    }

    sealed class Watched(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
