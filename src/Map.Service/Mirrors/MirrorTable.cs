using Google.Protobuf;

namespace Map.Service.Mirrors;

/// <summary>The table mirror, which has one row at most.</summary>
sealed class MirrorTable(NpgsqlDataSource database)
{
    /// <summary>The map that this one is a copy of; null when it is none.</summary>
    public async Task<Mirror?> FindAsync(CancellationToken cancellationToken) => (await database.ReadAllAsync(
        new Statement().Append("SELECT url, key, every, allows_private, signed, due_at, checked_at, etag, last_modified, failures, result FROM mirror"),
        Read, cancellationToken)).SingleOrDefault();

    /// <summary>Makes this map a copy of another one, or changes of which.</summary>
    public Task PutAsync(Mirror mirror, CancellationToken cancellationToken) => database.ExecuteAsync(Put(mirror), cancellationToken);

    /// <summary>The same, within a transaction: from then on nobody else changes the map.</summary>
    public static Task PutAsync(Mirror mirror, MapDbContext context, CancellationToken cancellationToken) => context.ExecuteAsync(Put(mirror), cancellationToken);

    /// <summary>Keeps what asking the original came to, unless the operator has meanwhile changed or ended the copying.</summary>
    public Task SaveAsync(Mirror mirror, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var values = Values(mirror, statement).Where(value => value.Column is not ("url" or "key" or "every" or "allows_private"));
        statement.Append($"""
            UPDATE mirror SET {string.Join(", ", values.Select(value => $"{value.Column} = {value.Value}"))}
            WHERE url = {statement.Value(mirror.Url)} AND key = {statement.Value(mirror.Key)}
            """);
        return database.ExecuteAsync(statement, cancellationToken);
    }

    /// <returns>Whether it was a copy.</returns>
    public async Task<bool> RemoveAsync(CancellationToken cancellationToken) =>
        await database.ExecuteAsync(new Statement().Append("DELETE FROM mirror"), cancellationToken) > 0;

    static Statement Put(Mirror mirror)
    {
        var statement = new Statement();
        var values = Values(mirror, statement);
        return statement.Append($"""
            INSERT INTO mirror ({string.Join(", ", values.Select(value => value.Column))}) VALUES ({string.Join(", ", values.Select(value => value.Value))})
            ON CONFLICT (is_only) DO UPDATE SET {string.Join(", ", values.Select(value => $"{value.Column} = excluded.{value.Column}"))}
            """);
    }

    static (string Column, string Value)[] Values(Mirror mirror, Statement statement) =>
    [
        ("url", statement.Value(mirror.Url)), ("key", statement.Value(mirror.Key)), ("every", statement.Value(mirror.Every)),
        ("allows_private", statement.Value(mirror.AllowsPrivate)), ("signed", statement.Value(mirror.Signed.ToByteArray())),
        ("due_at", statement.Value(mirror.DueAt.UtcDateTime)), ("checked_at", statement.Value(mirror.CheckedAt.UtcDateTime)),
        ("etag", OrNull(mirror.ETag, statement)), ("last_modified", OrNull(mirror.LastModified, statement)), ("failures", statement.Value(mirror.Failures)),
        ("result", OrNull(mirror.Result, statement)),
    ];

    static string OrNull(string? value, Statement statement) => value is null ? "NULL" : statement.Value(value);

    static Mirror Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetTimeSpan(2), row.GetBoolean(3), SignedState.Parser.ParseFrom(row.GetFieldValue<byte[]>(4)),
        row.GetFieldValue<DateTimeOffset>(5), row.GetFieldValue<DateTimeOffset>(6))
    {
        ETag = row.Text(7), LastModified = row.Text(8), Failures = row.GetInt32(9), Result = row.Text(10),
    };
}
