namespace Map.Service.Storage;

/// <summary>Brings a database to the schema of this program.</summary>
public static class Migrations
{
    // Any number that no other advisory lock in the database uses.
    const long Lock = 0x4D61_7050_6C61_6365;

    // A change of a table waits for all that use it, and whoever comes after it waits, too: it gives up soon, lets them pass, and tries again.
    const int LongestLockWaitMilliseconds = 200;
    const int MostLockWaits = 300;

    static readonly TimeSpan LockPause = TimeSpan.FromSeconds(1);

    /// <summary>Applies the migrations that the database lacks, then the outdated functions. Services that start together do so one after
    /// the other, and services of the release before may run meanwhile: what a newer program has added by migrations that expand is left as it is.</summary>
    /// <returns>The names of the applied migrations.</returns>
    /// <exception cref="MigrationRefusedException">The database has migrations that are not those of this program, or somebody holds a table for minutes.</exception>
    public static Task<IReadOnlyList<string>> ApplyAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        ApplyAsync(database, Migration.All, FunctionFile.All, cancellationToken);

    /// <inheritdoc cref="ApplyAsync(NpgsqlDataSource, CancellationToken)"/>
    public static async Task<IReadOnlyList<string>> ApplyAsync(
        NpgsqlDataSource database, IReadOnlyList<Migration> migrations, IReadOnlyList<FunctionFile> functions,
        CancellationToken cancellationToken)
    {
        var missing = await ApplyMissingAsync(database, migrations, functions, cancellationToken);
        if (missing.Count > 0)
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await connection.ReloadTypesAsync(cancellationToken);
        }
        return [.. missing.Select(migration => migration.Name)];
    }

    /// <summary>The names of the migrations that the database lacks, without changing it.</summary>
    /// <exception cref="MigrationRefusedException">The database has migrations that are not those of this program.</exception>
    public static async Task<IReadOnlyList<string>> MissingAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT to_regclass('schema_migration') IS NOT NULL", connection);
        var applied = await command.ExecuteScalarAsync(cancellationToken) is true ? await ReadAppliedAsync(connection, cancellationToken) : [];
        return [.. Missing(Migration.All, applied).Select(migration => migration.Name)];
    }

    static async Task<List<Migration>> ApplyMissingAsync(
        NpgsqlDataSource database, IReadOnlyList<Migration> migrations, IReadOnlyList<FunctionFile> functions,
        CancellationToken cancellationToken)
    {
        await using var session = await MapDatabase.OpenSessionAsync(database, cancellationToken);
        // The lock ends with the session, whatever happens; waiting for it must not run into the timeouts.
        await ExecuteAsync(session, $"SET statement_timeout = 0; SET lock_timeout = 0; SELECT pg_advisory_lock({Lock})", cancellationToken);
        // Check both before applying any: a program that is refused must leave the database unchanged.
        var missing = Missing(migrations, await AppliedAsync(session, cancellationToken));
        var outdated = await FunctionFiles.OutdatedAsync(session, functions, cancellationToken);
        foreach (var migration in missing)
            await ApplyWhenFreeAsync(session, migration, cancellationToken);
        if (outdated.Count > 0) await FunctionFiles.ApplyAsync(session, outdated, cancellationToken);
        // After a migration rewrote a table, index-only scans need a vacuum, and autovacuum does not run until the table changes again:
        // until then, tiles and clusters of wide views would read the whole table.
        if (missing.Count > 0) await ExecuteAsync(session, "VACUUM (ANALYZE)", cancellationToken);
        return missing;
    }

    static async Task<List<(string Name, string Hash, bool Expands)>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string table = """
            CREATE TABLE IF NOT EXISTS schema_migration (
                name       text PRIMARY KEY,
                sha256     text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            )
            """;
        await ExecuteAsync(
            connection, $"SET client_min_messages = warning; {table}; {ColumnIfMissing("schema_migration", "expands", "boolean NOT NULL DEFAULT false")}",
            cancellationToken);
        return await ReadAppliedAsync(connection, cancellationToken);
    }

    /// <summary>Adds a column to a table of ours. Looked for first: also with IF NOT EXISTS a change of a table waits for all who read it, such as a backup, and
    /// everybody else then waits for that.</summary>
    internal static string ColumnIfMissing(string table, string column, string type) => $"""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('{table}') AND attname = '{column}' AND NOT attisdropped) THEN
                ALTER TABLE {table} ADD COLUMN {column} {type};
            END IF;
        END $$
        """;

    static async Task<List<(string Name, string Hash, bool Expands)>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT name, sha256, coalesce((to_jsonb(m) ->> 'expands')::boolean, false) FROM schema_migration m ORDER BY name COLLATE \"C\"", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<(string, string, bool)>();
        while (await reader.ReadAsync(cancellationToken))
            applied.Add((reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
        return applied;
    }

    static List<Migration> Missing(IReadOnlyList<Migration> known, List<(string Name, string Hash, bool Expands)> applied)
    {
        for (var i = 0; i < applied.Count; i++)
        {
            // Of the next release, which this program works with.
            if (i >= known.Count && applied[i].Expands) continue;
            if (i >= known.Count || string.CompareOrdinal(applied[i].Name, known[i].Name) < 0)
                throw new MigrationRefusedException(
                    $"The database has migration {applied[i].Name}, which this program does not know: it was migrated by a newer one. "
                    + "Start that program, or restore a backup from before.");
            if (applied[i].Name != known[i].Name)
                throw new MigrationRefusedException(
                    $"Migration {known[i].Name} was added before {applied[i].Name}, which the database already has. "
                    + "Give it a number after the last one.");
            if (applied[i].Hash != known[i].Hash)
                throw new MigrationRefusedException(
                    $"Migration {known[i].Name} was edited after the database took it. "
                    + "Undo the edit and put the change into a new migration.");
        }

        return [.. known.Skip(applied.Count)];
    }

    static async Task ApplyWhenFreeAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ApplyAsync(connection, migration, cancellationToken);
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                if (attempt == MostLockWaits)
                    throw new MigrationRefusedException(
                        $"Migration {migration.Name} could not begin: something has held one of its tables for {MostLockWaits * LockPause.TotalMinutes:0} minutes. "
                        + "See pg_stat_activity for a transaction that was left open, end it, and start again.");
                await Task.Delay(LockPause, TimeProvider.System, cancellationToken);
            }
        }
    }

    static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SET LOCAL lock_timeout = {LongestLockWaitMilliseconds}", cancellationToken);
        await ExecuteAsync(connection, migration.Sql, cancellationToken);
        await using var record = new NpgsqlCommand("INSERT INTO schema_migration (name, sha256, expands) VALUES ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = migration.Name }, new() { Value = migration.Hash }, new() { Value = migration.Expands } },
        };
        await record.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitWholeAsync();
    }

    internal static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
