namespace Map.Service.Access;

/// <summary>The keys of those who may change the map.</summary>
public sealed class KeyStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Creates a key for some regions, or for everywhere if none are given.</summary>
    public async Task<NewKey> CreateAsync(Role role, IReadOnlyCollection<string> regions, string label, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        violations.Text("label", label, 200);
        foreach (var code in await RegionCodes.UnknownAsync(database, regions, cancellationToken))
            violations.Add("regions", RegionCode.Unknown(code));
        violations.ThrowIfAny();

        var now = clock.GetUtcNow();
        var key = new NewKey(Guid.CreateVersion7(now), ApiKey.Create());
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO api_key (id, hash, label, role, regions, created_at)
            VALUES ({statement.Value(key.Id)}, {statement.Value(ApiKey.Hash(key.Secret))}, {statement.Value(label)},
                    {statement.Value(role)}, {statement.Value(regions.ToArray())}, {statement.Value(now)})
            """);
        await using var command = statement.On(database);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return key;
    }

    /// <summary>Closes a key from now on.</summary>
    /// <returns>Whether there was such a key, still open.</returns>
    public async Task<bool> CloseAsync(Guid id, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            UPDATE api_key SET closed_at = {statement.Value(clock.GetUtcNow())}
            WHERE id = {statement.Value(id)} AND closed_at IS NULL
            """);
        await using var command = statement.On(database);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>The holder of a key, with its regions and all their parts; null when the key is unknown or closed.</summary>
    public async Task<Caller?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            WITH RECURSIVE key AS (
                SELECT id, role, regions FROM api_key WHERE hash = {statement.Value(ApiKey.Hash(key))} AND closed_at IS NULL
            ), reach AS (
                SELECT code FROM key, unnest(regions) code
                UNION
                SELECT r.code FROM region r JOIN reach ON r.parent_code = reach.code
            )
            SELECT id, role, ARRAY(SELECT code FROM reach) FROM key
            """);
        await using var command = statement.On(database);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new Caller(row.GetGuid(0), row.GetFieldValue<Role>(1), row.GetFieldValue<string[]>(2))
            : null;
    }
}
