namespace Map.Service.Storage;

/// <summary>Which restore of the map the database holds. What the service knows of the database, such as the numbers of its types, is right
/// for one generation only.</summary>
public sealed class MapGeneration(NpgsqlDataSource database, ILogger<MapGeneration> logger) : IAsyncDisposable
{
    /// <summary>An expression that fails while a restore is running. The table's number is part of it, because a dump of an older release
    /// has no map_generation, and leaves that of the map before in place.</summary>
    public const string Id = "(SELECT id || ' ' || coalesce(to_regclass('place')::oid::text, '') FROM map_generation)";

    const string Select = $"""
        SELECT {Id}, (SELECT max(name COLLATE "C") FROM schema_migration), (SELECT last FROM revision_counter), {Log}, pg_is_in_recovery()
        """;

    /// <summary>An expression for where the write-ahead log is, in bytes: on a replica, as far as it is replayed.</summary>
    // What a transaction has committed is flushed before anybody sees it; what is not flushed yet would only keep replicas from being used.
    public const string Log = """
        pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_flush_lsn() END, '0/0')::bigint
        """;

    // Calls have deadlines of their own; this ends a reading that no call waits for any more.
    const int TimeoutSeconds = 5;

    readonly Lock sync = new();
    Task<MapReading> running = Task.FromResult<MapReading>(null!);
    Task<MapReading>? waiting;
    NpgsqlConnection? session;
    volatile MapReading? last;
    long restores;

    /// <summary>What was read last; null before the first reading.</summary>
    public MapReading? Last => last;

    /// <summary>The generation that was read last; null before the first reading.</summary>
    public string? Known => last?.Generation;

    /// <summary>How many restores were seen after the first reading.</summary>
    public long Restores => Volatile.Read(ref restores);

    /// <summary>Reads after this call began: what was read from the database before is of this generation, too, if
    /// <see cref="Known"/> was the same then, and not beyond this position. Callers at the same time share a reading.</summary>
    /// <exception cref="Refusal">The database does not hold the whole map of this release at the moment.</exception>
    public Task<MapReading> CurrentAsync(CancellationToken cancellationToken)
    {
        lock (sync)
        {
            var before = running;
            var reading = before.IsCompleted && waiting is null
                ? running = Task.Run(ReadAsync, CancellationToken.None)
                : waiting ??= Task.Run(() => ReadAfterAsync(before), CancellationToken.None);
            return reading.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A reading goes on when its callers are gone, and to close its connection meanwhile could wait for ever.
        Task reading;
        lock (sync) reading = waiting ?? running;
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (session is not null) await session.DisposeAsync();
    }

    async Task<MapReading> ReadAfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (sync) (running, waiting) = (waiting!, null);
        return await ReadAsync();
    }

    async Task<MapReading> ReadAsync()
    {
        var reading = await FindAsync();
        if (reading.Generation == Known) return last = reading;
        // The types of the schema have other numbers now, and prepared statements still have the old ones.
        await database.ReloadTypesAsync();
        database.Clear();
        if (last is not null)
        {
            Interlocked.Increment(ref restores);
            logger.Restored();
        }

        return last = reading;
    }

    async Task<MapReading> FindAsync()
    {
        // The server may have ended a session that was left idle, which is no reason to fail a call.
        var mayBeLost = session is not null;
        try
        {
            return await QueryAsync();
        }
        catch (Exception exception) when (mayBeLost && exception is not Refusal)
        {
            return await QueryAsync();
        }
    }

    async Task<MapReading> QueryAsync()
    {
        try
        {
            session ??= await MapDatabase.OpenSessionAsync(database, CancellationToken.None);
            await using var command = new NpgsqlCommand(Select, session) { CommandTimeout = TimeoutSeconds };
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            if (row.IsDBNull(1) || row.IsDBNull(2)) throw Incomplete("It is being restored.", null);
            if (string.CompareOrdinal(row.GetString(1), Migration.All[^1].Name) < 0)
                throw Incomplete("It is of an older release: start the service again, which migrates it.", null);
            return MapReading.Of(row.GetString(0), row.GetInt64(2), (ulong)row.GetInt64(3), row.GetBoolean(4), last);
        }
        catch (PostgresException exception) when (IsOfSchema(exception.SqlState))
        {
            throw Incomplete("It is being restored.", exception);
        }
        catch (Exception exception) when (exception is not Refusal)
        {
            // Npgsql tells of a session that was ended while it was idle in other words than its own exceptions.
            if (session is not null) await session.DisposeAsync();
            session = null;
            throw;
        }
    }

    // SQLSTATE classes. 3F: no such schema; 42: no such table, or no right to read it; 55: a materialized view that is not filled.
    static bool IsOfSchema(string state) =>
        new[] { "3F", "42", "55" }.Any(start => state.StartsWith(start, StringComparison.Ordinal));

    static Refusal Incomplete(string why, Exception? cause) => new(
        ErrorReason.Unavailable, $"The database does not hold the whole map at the moment. {why} Try again shortly.", null, cause);
}
