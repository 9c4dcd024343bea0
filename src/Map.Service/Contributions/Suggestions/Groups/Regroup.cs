using Map.Service.Hosting;

namespace Map.Service.Contributions.Suggestions.Groups;

/// <summary>Groups the open suggestions, when a reviewer looks and some are new. A group is refused as it was seen: what came since is in
/// none.</summary>
public sealed class Regroup(NpgsqlDataSource database, SuggestionSettings settings)
{
    // Of pg_advisory_lock: any number that no other lock has.
    const long LockKey = 0x67727000001;

    /// <summary>Compares what is new with the rest. Does nothing when nothing is new, or another service is at it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await IsDueAsync(connection, cancellationToken)) return;
        var all = await ReadAsync(connection, cancellationToken);
        await WriteAsync(connection, all, SuggestionGroups.Assign(all, settings.HeldFrom), cancellationToken);
        await transaction.CommitWholeAsync();
    }

    static async Task<bool> IsDueAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT EXISTS (SELECT FROM suggestion WHERE state = 'open' AND NOT is_grouped)
                   AND pg_try_advisory_xact_lock({statement.Value(LockKey)})
            """);
        await using var command = statement.On(connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    // At most as many as may be open.
    static async Task<List<Grouped>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append("""
            SELECT id, group_id, origin, shape, tokens, signature, sources <> '[]', list IS NOT NULL
            FROM suggestion WHERE state IN ('open', 'asked') ORDER BY id
            """);
        await using var command = statement.On(connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var all = new List<Grouped>();
        while (await row.ReadAsync(cancellationToken))
            all.Add(new(
                row.GetGuid(0), row.GetGuid(1), row.IsDBNull(2) ? "" : Convert.ToHexStringLower(row.GetFieldValue<byte[]>(2)),
                row.GetString(3),
                row.GetFieldValue<string[]>(4), row.IsDBNull(5) ? null : Contents.MinHash.FromBytes(row.GetFieldValue<byte[]>(5)),
                row.GetBoolean(6), row.GetBoolean(7)));
        return all;
    }

    // A large group is held so that it does not stand before what others say. One origin alone cannot make one: its number is bounded. An import
    // can.
    async Task WriteAsync(
        NpgsqlConnection connection, List<Grouped> all, Dictionary<Guid, Guid> groups, CancellationToken cancellationToken)
    {
        var held = all.GroupBy(one => groups[one.Id])
            .Where(group => group.Count() >= settings.HeldFrom && (group.Any(one => one.IsListed) || group.Select(one => one.Origin).Distinct().Skip(1).Any()))
            .Select(group => group.Key).ToArray();
        var statement = new Statement();
        var now = $"CASE WHEN s.held = 'rule' THEN 'rule' WHEN g.group_id = ANY({statement.Value(held)}) THEN 'group' END";
        // In one order, as by ReviewSuggestions; one that is being decided at the moment is left out.
        statement.Append($"""
            WITH chosen AS (
                SELECT s.id, g.group_id, {now} AS held
                FROM unnest({statement.Value(all.Select(one => one.Id).ToArray())},
                            {statement.Value(all.Select(one => groups[one.Id]).ToArray())}) AS g (id, group_id)
                JOIN suggestion s ON s.id = g.id
                WHERE s.state IN ('open', 'asked') AND (NOT s.is_grouped OR s.group_id <> g.group_id OR s.held IS DISTINCT FROM {now})
                ORDER BY s.id FOR UPDATE OF s SKIP LOCKED)
            UPDATE suggestion s SET group_id = chosen.group_id, is_grouped = true, held = chosen.held
            FROM chosen WHERE s.id = chosen.id
            """);
        await using var command = statement.On(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
