using System.Globalization;

namespace Map.Service.Access;

/// <summary>The keys of those who may change the map. What is done to a key is in the log of admins.</summary>
public sealed class KeyStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>The longest reason for freezing or thawing, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Makes a key that does not end by itself, as the operator of the instance.</summary>
    public Task<NewKey> CreateAsync(Role role, IReadOnlyCollection<string> regions, string label, CancellationToken cancellationToken) =>
        CreateAsync(new KeyDraft(role, regions, label), by: null, path: "", cancellationToken);

    /// <param name="draft">The key.</param>
    /// <param name="by">The key of the admin who makes it; null for the operator.</param>
    /// <param name="path">Before the names of wrong fields.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="Refusal">A field is wrong.</exception>
    public async Task<NewKey> CreateAsync(KeyDraft draft, Guid? by, string path, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await draft.CheckAsync(database, now, path, cancellationToken);

        string[] regions = [.. draft.Regions.Distinct(StringComparer.Ordinal)];
        var key = new NewKey(Guid.CreateVersion7(now), ApiKey.Create());
        var end = draft.EndsAt?.ToUniversalTime();
        var details = new { role = WordOf(draft.Role), regions, ends_at = end?.ToString("u", CultureInfo.InvariantCulture) };
        var statement = new Statement();
        statement.Append($"""
            WITH made AS (
                INSERT INTO api_key (id, hash, label, role, regions, created_at, ends_at)
                VALUES ({statement.Value(key.Id)}, {statement.Value(ApiKey.Hash(key.Secret))}, {statement.Value(draft.Label)},
                        {statement.Value(draft.Role)}, {statement.Value(regions)}, {statement.Value(now)},
                        {(end is { } at ? statement.Value(at) : "NULL")})
                RETURNING id::text AS subject)
            {AdminLog.Append("made", "key.create", details, by, now, statement)}
            """);
        await AdminLog.ExecuteAsync(database, statement, by, now, cancellationToken);
        return key;
    }

    /// <summary>Closes a key from now on, as the operator of the instance.</summary>
    /// <returns>Whether there was such a key, still open.</returns>
    public Task<bool> CloseAsync(Guid id, CancellationToken cancellationToken) => CloseAsync(id, by: null, cancellationToken);

    /// <inheritdoc cref="CloseAsync(Guid, CancellationToken)"/>
    /// <param name="id">The key.</param>
    /// <param name="by">The key of the admin who closes it; null for the operator.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<bool> CloseAsync(Guid id, Guid? by, CancellationToken cancellationToken) => ChangeAsync(
        id, (now, statement) => $"closed_at = {statement.Value(now)}", "closed_at IS NULL", "key.close", new { }, by, cancellationToken);

    /// <summary>Freezes a key: it reads on, and changes nothing.</summary>
    /// <param name="id">The key.</param>
    /// <param name="why">Why; 1 to 500 characters.</param>
    /// <param name="by">The key of who freezes it; null for the operator, and for the service itself.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether there was such a key, open and not frozen.</returns>
    public Task<bool> FreezeAsync(Guid id, string why, Guid? by, CancellationToken cancellationToken) => ChangeAsync(
        id, (now, statement) => $"frozen_at = {statement.Value(now)}, frozen_why = {statement.Value(why)}",
        "closed_at IS NULL AND frozen_at IS NULL", "key.freeze", new { why }, by, cancellationToken);

    /// <summary>Thaws a key. What it changed before does not count any more for what it may change in an hour.</summary>
    /// <inheritdoc cref="FreezeAsync"/>
    /// <returns>Whether there was such a key, open and frozen.</returns>
    public Task<bool> ThawAsync(Guid id, string why, Guid? by, CancellationToken cancellationToken) => ChangeAsync(
        id, (now, statement) => $"frozen_at = NULL, frozen_why = NULL, thawed_at = {statement.Value(now)}",
        "closed_at IS NULL AND frozen_at IS NOT NULL", "key.thaw", new { why }, by, cancellationToken);

    /// <summary>The holder of a key, with its regions and all their parts; null when the key is unknown, closed or ended.</summary>
    public async Task<Caller?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var statement = new Statement();
        statement.Append($"""
            WITH RECURSIVE key AS (
                SELECT id, role, regions, frozen_at, last_used FROM api_key
                WHERE hash = {statement.Value(ApiKey.Hash(key))} AND {IsOpen(now, statement)}
            ), reach AS (
                SELECT code FROM key, unnest(regions) code
                UNION
                SELECT r.code FROM region r JOIN reach ON r.parent_code = reach.code
            )
            SELECT id, role, ARRAY(SELECT code FROM reach), frozen_at IS NOT NULL, last_used IS DISTINCT FROM {statement.Value(today)}
            FROM key
            """);
        var found = await database.ReadAllAsync(statement, row => (
            Caller: new Caller(row.GetGuid(0), row.GetFieldValue<Role>(1), row.GetFieldValue<string[]>(2)) { IsFrozen = row.GetBoolean(3) },
            IsFirstOfDay: row.GetBoolean(4)), cancellationToken);
        if (found is not [var (caller, isFirstOfDay)]) return null;
        if (isFirstOfDay) await MarkUsedAsync(caller.KeyId!.Value, today, cancellationToken);
        return caller;
    }

    /// <summary>The condition that a row of <c>api_key</c> is neither closed nor ended.</summary>
    internal static string IsOpen(DateTimeOffset now, Statement statement) =>
        $"closed_at IS NULL AND (ends_at IS NULL OR ends_at > {statement.Value(now)})";

    /// <summary>The role as the tables and the log have it.</summary>
    internal static string WordOf(Role role) => role.ToString().ToLowerInvariant();

    async Task<bool> ChangeAsync(
        Guid id, Func<DateTimeOffset, Statement, string> changes, string condition, string act, object details, Guid? by,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var statement = new Statement();
        statement.Append($"""
            WITH changed AS (
                UPDATE api_key SET {changes(now, statement)} WHERE id = {statement.Value(id)} AND {condition} RETURNING id::text AS subject)
            {AdminLog.Append("changed", act, details, by, now, statement)}
            """);
        return await AdminLog.ExecuteAsync(database, statement, by, now, cancellationToken) == 1;
    }

    // Once a day for each key. Whoever else is changing the row does not make a reader wait: then the next call marks it.
    async Task MarkUsedAsync(Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var day = statement.Value(today);
        statement.Append($"""
            UPDATE api_key SET last_used = {day}
            WHERE id IN (SELECT id FROM api_key WHERE id = {statement.Value(id)} AND last_used IS DISTINCT FROM {day}
                         FOR NO KEY UPDATE SKIP LOCKED)
            """);
        await using var command = statement.On(database);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
