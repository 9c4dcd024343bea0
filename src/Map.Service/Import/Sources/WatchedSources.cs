using Google.Protobuf;

namespace Map.Service.Import.Sources;

/// <summary>The table watched_source.</summary>
sealed class WatchedSources(NpgsqlDataSource database)
{
    /// <summary>All of them, in the order of their names. There are as many as the operator has added.</summary>
    public Task<List<WatchedSource>> ListAsync(CancellationToken cancellationToken) => database.ReadAllAsync(
        new Statement().Append("""
            SELECT name, address, options::text, every, allows_private, due_at, fetched_at, failures, result, etag, last_modified, contents
            FROM watched_source ORDER BY name
            """), Read, cancellationToken);

    /// <returns>Whether there was none with this name.</returns>
    public async Task<bool> AddAsync(WatchedSource source, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO watched_source (name, address, options, every, allows_private, due_at)
            VALUES ({statement.Value(source.Name)}, {statement.Value(source.Address)}, {statement.Value(JsonFormatter.Default.Format(source.Options))}::jsonb,
                    {statement.Value(source.Every.ToString())}, {statement.Value(source.AllowsPrivate)}, {statement.Value(source.DueAt.UtcDateTime)})
            ON CONFLICT DO NOTHING
            """);
        return await database.ExecuteAsync(statement, cancellationToken) > 0;
    }

    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"DELETE FROM watched_source WHERE name = {statement.Value(name)}");
        return await database.ExecuteAsync(statement, cancellationToken) > 0;
    }

    /// <summary>Keeps what a fetch came to, unless the source was removed meanwhile.</summary>
    public Task SaveAsync(WatchedSource source, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            UPDATE watched_source SET due_at = {statement.Value(source.DueAt.UtcDateTime)}, fetched_at = {(source.FetchedAt is { } at ? statement.Value(at.UtcDateTime) : "NULL")},
                failures = {statement.Value(source.Failures)}, result = {OrNull(source.Result)}, etag = {OrNull(source.ETag)},
                last_modified = {OrNull(source.LastModified)}, contents = {OrNull(source.Contents)}
            WHERE name = {statement.Value(source.Name)}
            """);
        return database.ExecuteAsync(statement, cancellationToken);

        string OrNull<T>(T? value) where T : class => value is null ? "NULL" : statement.Value(value);
    }

    static WatchedSource Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), MessageJson.Parse<ImportOptions>(row.GetString(2)), Every.Parse(row.GetString(3))!.Value, row.GetBoolean(4),
        row.GetFieldValue<DateTimeOffset>(5))
    {
        FetchedAt = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6), Failures = row.GetInt32(7), Result = row.Text(8), ETag = row.Text(9),
        LastModified = row.Text(10), Contents = row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11),
    };
}
