using System.Text.Json;

namespace Map.Service.Access;

/// <summary>Writes the log of admins. Its rows are chained by the trigger of the table. They may be published, so they hold no labels of
/// keys, which name people.</summary>
static class AdminLog
{
    /// <summary>How many acts in an hour may be done with one key: a stolen key of an admin neither makes many others nor closes them all.
    /// </summary>
    public const int MostInAnHour = 25;

    /// <summary>A statement that appends one row for each row of <paramref name="done"/>. As part of the statement that does it, so that
    /// neither is there without the other.</summary>
    /// <param name="done">The name of a common table expression with the column <c>subject</c>, a text.</param>
    /// <param name="act">Such as key.close.</param>
    /// <param name="details">What else there is to say, serialised as JSON; null for that of the column <c>details</c>.</param>
    /// <param name="by">The key that it is done with; null for the operator and the service itself.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="statement">Gets the parameters.</param>
    public static string Append(string done, string act, object? details, Guid? by, DateTimeOffset now, Statement statement) => $"""
        INSERT INTO admin_log (at, act, subject, key_id, details)
        SELECT {statement.Value(now)}, {statement.Value(act)}, subject, {(by is { } key ? statement.Value(key) : "NULL::uuid")},
               {(details is null ? "details" : $"{statement.Value(JsonSerializer.Serialize(details))}::jsonb")}
        FROM {done}
        """;

    /// <summary>Runs a statement that appends to the log, and waits for others that do.</summary>
    /// <param name="database">The database.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="by">The key that it is done with; null for the operator and the service itself, who are not limited.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <param name="first">Runs before others are locked out, in the same transaction; null for nothing.</param>
    /// <returns>How many rows were appended.</returns>
    /// <exception cref="Refusal">KEY_LIMIT: the key has done <see cref="MostInAnHour"/> acts within an hour.</exception>
    public static async Task<int> ExecuteAsync(
        NpgsqlDataSource database, Statement statement, Guid? by, DateTimeOffset now, CancellationToken cancellationToken,
        Statement? first = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var patience = new NpgsqlCommand(MapDatabase.NoLockTimeout, connection))
            await patience.ExecuteNonQueryAsync(cancellationToken);
        if (first is not null)
        {
            await using var before = first.On(connection);
            await before.ExecuteNonQueryAsync(cancellationToken);
        }

        await LockAsync(connection, cancellationToken);
        if (by is { } key) await RefuseManyAsync(connection, key, now, cancellationToken);
        await using var command = statement.On(connection);
        var rows = await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitWholeAsync();
        return rows;
    }

    // Before any row of a key is locked, so that two cannot wait for each other.
    static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT number FROM admin_log_head FOR UPDATE", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Index: admin_log_by_key; at most as many rows as are allowed.
    static async Task RefuseManyAsync(NpgsqlConnection connection, Guid key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT min(at) FROM (
                SELECT at FROM admin_log WHERE key_id = {statement.Value(key)} AND at > {statement.Value(now - KeyStanding.Span)}
                ORDER BY at DESC LIMIT {statement.Value(MostInAnHour)}) last
            HAVING count(*) = {statement.Value((long)MostInAnHour)}
            """);
        await using var command = statement.On(connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is not DateTime first) return;
        throw new Refusal(ErrorReason.KeyLimit,
            $"One key may do {MostInAnHour} acts that are logged in an hour, such as making keys. Try again later; the operator's ./map "
            + "key is not limited.")
        {
            RetryAfter = KeyStanding.WaitAfter(first, now),
        };
    }
}
