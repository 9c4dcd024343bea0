using Google.Protobuf;

namespace Map.Service.Webhooks;

/// <summary>The table webhook.</summary>
sealed class WebhookTable(NpgsqlDataSource database)
{
    const string Columns = "id, url, secret, filter, allows_private, revision, generation, due_at, failures, delivered_at, result, paused_at";

    /// <summary>All of them, the oldest first. There are as many as the operator has added.</summary>
    public Task<List<Webhook>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAllAsync(new Statement().Append($"SELECT {Columns} FROM webhook ORDER BY created_at, id"), Read, cancellationToken);

    /// <summary>The last revision, and the generation of the map.</summary>
    public async Task<(long Last, string Generation)> PositionAsync(CancellationToken cancellationToken) => (await database.ReadAllAsync(
        new Statement().Append($"SELECT last, {MapGeneration.Id} FROM revision_counter"), row => (row.GetInt64(0), row.GetString(1)), cancellationToken)).Single();

    public Task AddAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO webhook (id, url, secret, filter, allows_private, created_at, revision, generation, due_at)
            VALUES ({statement.Value(webhook.Id)}, {statement.Value(webhook.Url)}, {statement.Value(webhook.Secret)}, {statement.Value(webhook.Filter.ToByteArray())},
                    {statement.Value(webhook.AllowsPrivate)}, {statement.Value(webhook.DueAt.UtcDateTime)}, {statement.Value(webhook.Revision)},
                    {statement.Value(webhook.Generation)}, {statement.Value(webhook.DueAt.UtcDateTime)})
            """);
        return database.ExecuteAsync(statement, cancellationToken);
    }

    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"DELETE FROM webhook WHERE id = {statement.Value(id)}");
        return await database.ExecuteAsync(statement, cancellationToken) > 0;
    }

    /// <summary>Makes one go on: at once, or when the attempt is over that a worker makes at the moment, which keeps nothing of what it knows.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="revision">After this revision; null for where it is.</param>
    /// <param name="generation">Of this generation.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ResumeAsync(Guid id, long? revision, string generation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            UPDATE webhook SET revision = {(revision is { } after ? statement.Value(after) : "revision")}, generation = {statement.Value(generation)},
                due_at = greatest({statement.Value(now.UtcDateTime)}, leased_until), failures = 0, result = NULL, paused_at = NULL, lease = NULL,
                leased_until = NULL
            WHERE id = {statement.Value(id)}
            """);
        return database.ExecuteAsync(statement, cancellationToken);
    }

    /// <summary>Takes those to whom something is due, and that no other worker has. Each is the worker's until the lease ends; a worker that dies leaves
    /// the lease to end by itself.</summary>
    public Task<List<Webhook>> ClaimAsync(Guid lease, DateTimeOffset now, DateTimeOffset until, int most, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var at = statement.Value(now.UtcDateTime);
        statement.Append($"""
            UPDATE webhook SET lease = {statement.Value(lease)}, leased_until = {statement.Value(until.UtcDateTime)}
            WHERE id IN (
                SELECT id FROM webhook
                WHERE paused_at IS NULL AND due_at <= {at} AND (lease IS NULL OR leased_until <= {at})
                  AND (revision < (SELECT last FROM revision_counter) OR generation <> {MapGeneration.Id})
                ORDER BY due_at LIMIT {statement.Value(most)} FOR UPDATE SKIP LOCKED)
            RETURNING {Columns}
            """);
        return database.ReadAllAsync(statement, Read, cancellationToken);
    }

    /// <summary>Keeps what became of a delivery.</summary>
    /// <param name="webhook">The webhook after it.</param>
    /// <param name="lease">The worker's lease.</param>
    /// <param name="until">When the lease ends from now on; null ends it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the lease was still the worker's; if not, nothing was kept.</returns>
    public async Task<bool> SaveAsync(Webhook webhook, Guid lease, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var held = until is { } end ? $"leased_until = {statement.Value(end.UtcDateTime)}" : "lease = NULL, leased_until = NULL";
        statement.Append($"""
            UPDATE webhook SET {held}, revision = {statement.Value(webhook.Revision)}, failures = {statement.Value(webhook.Failures)},
                due_at = {statement.Value(webhook.DueAt.UtcDateTime)}, result = {(webhook.Result is { } result ? statement.Value(result) : "NULL")},
                delivered_at = {TimeOrNull(webhook.DeliveredAt)}, paused_at = {TimeOrNull(webhook.PausedAt)}
            WHERE id = {statement.Value(webhook.Id)} AND lease = {statement.Value(lease)}
            """);
        return await database.ExecuteAsync(statement, cancellationToken) > 0;

        string TimeOrNull(DateTimeOffset? time) => time is { } at ? statement.Value(at.UtcDateTime) : "NULL";
    }

    /// <summary>Ends a lease.</summary>
    public Task ReleaseAsync(Guid id, Guid lease, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"UPDATE webhook SET lease = NULL, leased_until = NULL WHERE id = {statement.Value(id)} AND lease = {statement.Value(lease)}");
        return database.ExecuteAsync(statement, cancellationToken);
    }

    static Webhook Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), PlaceFilter.Parser.ParseFrom(row.GetFieldValue<byte[]>(3)), row.GetBoolean(4), row.GetInt64(5),
        row.GetString(6), row.GetFieldValue<DateTimeOffset>(7))
    {
        Failures = row.GetInt32(8), DeliveredAt = Time(row, 9), Result = row.Text(10), PausedAt = Time(row, 11),
    };

    static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
