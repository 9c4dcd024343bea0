namespace Map.Service.Storage;

/// <summary>Replaces the functions of a database that differ from those of this program.</summary>
static class FunctionFiles
{
    const string Table = """
        CREATE TABLE IF NOT EXISTS schema_function (
            name       text PRIMARY KEY,
            version    int NOT NULL,
            sha256     text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        )
        """;

    const string Record = """
        INSERT INTO schema_function (name, version, sha256, callable_from) VALUES ($1, $2, $3, $4)
        ON CONFLICT (name) DO UPDATE SET version = $2, sha256 = $3, callable_from = $4, applied_at = now()
        """;

    /// <summary>The files that the database lacks or has in an older version.</summary>
    /// <exception cref="MigrationRefusedException">The database has a newer version that this program cannot call, or the same version with another text.</exception>
    public static async Task<List<FunctionFile>> OutdatedAsync(
        NpgsqlConnection connection, IReadOnlyList<FunctionFile> known, CancellationToken cancellationToken)
    {
        await Migrations.ExecuteAsync(connection, $"SET client_min_messages = warning; {Table}; {Migrations.ColumnIfMissing("schema_function", "callable_from", "int")}", cancellationToken);
        var applied = new Dictionary<string, (int Version, string Hash, int CallableFrom)>();
        await using (var command = new NpgsqlCommand("SELECT name, version, sha256, coalesce(callable_from, version) FROM schema_function", connection))
        await using (var row = await command.ExecuteReaderAsync(cancellationToken))
            while (await row.ReadAsync(cancellationToken)) applied[row.GetString(0)] = (row.GetInt32(1), row.GetString(2), row.GetInt32(3));

        return [.. known.Where(file => IsOutdated(file, applied))];
    }

    /// <summary>Replaces all of them, or none.</summary>
    public static async Task ApplyAsync(NpgsqlConnection connection, List<FunctionFile> files, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var file in files)
        {
            await Migrations.ExecuteAsync(connection, file.Sql, cancellationToken);
            await using var record = new NpgsqlCommand(Record, connection)
            {
                Parameters = { new() { Value = file.Name }, new() { Value = file.Version }, new() { Value = file.Hash }, new() { Value = file.CallableFrom } },
            };
            await record.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitWholeAsync();
    }

    static bool IsOutdated(FunctionFile file, Dictionary<string, (int Version, string Hash, int CallableFrom)> applied)
    {
        if (!applied.TryGetValue(file.Name, out var last)) return true;
        if (last.Version > file.Version && file.Version < last.CallableFrom)
            throw new MigrationRefusedException(
                $"The database has version {last.Version} of {file.Name}, and this program version {file.Version}: it was migrated by a "
                + "newer one. Start that program, or restore a backup from before.");
        if (last.Version == file.Version && last.Hash != file.Hash)
            throw new MigrationRefusedException(
                $"{file.Name} was edited after the database took it. Raise the version in its first line.");
        return last.Version < file.Version;
    }
}
