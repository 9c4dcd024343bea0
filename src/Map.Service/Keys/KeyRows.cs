using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Map.Service.Hosting;

namespace Map.Service.Keys;

/// <summary>Reads keys, with how they stand.</summary>
public sealed class KeyRows(NpgsqlDataSource database, TrustSettings settings, TimeProvider clock)
{
    /// <summary>Keys, newest first. Index: the primary key; at most <paramref name="limit"/> rows.</summary>
    /// <param name="caller">Who sees them; null for the operator, who sees all.</param>
    /// <param name="includeClosed">Whether closed and ended keys are among them.</param>
    /// <param name="before">Only keys older than this one; null for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    internal Task<List<Key>> ListAsync(Caller? caller, bool includeClosed, Guid? before, int limit, CancellationToken cancellationToken)
    {
        var (now, statement) = (clock.GetUtcNow(), new Statement());
        // Ids are UUIDv7, so that they are in the order of creation.
        return ReadAsync($"""
            {(includeClosed ? "true" : KeyStore.IsOpen(now, statement))}{(before is { } id ? $" AND k.id < {statement.Value(id)}" : "")}
            """, caller, limit, now, statement, cancellationToken);
    }

    /// <summary>One key; null when there is none that the caller sees.</summary>
    internal async Task<Key?> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var (now, statement) = (clock.GetUtcNow(), new Statement());
        return (await ReadAsync($"k.id = {statement.Value(id)}", caller, 1, now, statement, cancellationToken)).SingleOrDefault();
    }

    Task<List<Key>> ReadAsync(
        string condition, Caller? caller, int limit, DateTimeOffset now, Statement statement, CancellationToken cancellationToken)
    {
        statement.Append($"""
            SELECT k.id, k.label, k.regions, k.ends_at, k.closed_at, k.frozen_at, k.last_used,
                   (SELECT count(*) FROM revision r WHERE r.key_id = k.id), {KeyStanding.Columns(now, settings, statement)}
            FROM api_key k
            WHERE {condition} AND {(caller is null ? "true" : KeyRights.IsWithin(caller, statement))}
            ORDER BY k.id DESC LIMIT {statement.Value(limit)}
            """);
        return database.ReadAllAsync(statement, row => Read(row, now), cancellationToken);
    }

    Key Read(NpgsqlDataReader row, DateTimeOffset now)
    {
        var standing = KeyStanding.Read(row, 8);
        var key = new Key
        {
            Id = row.GetGuid(0).ToString(),
            Label = row.GetString(1),
            Regions = { row.GetFieldValue<string[]>(2) },
            EndsAt = Time(row, 3),
            ClosedAt = Time(row, 4),
            FrozenAt = Time(row, 5),
            Role = KeyRoles.ToMessage(standing.Role),
            CreatedAt = Timestamp.FromDateTime(standing.CreatedAt),
            Changes = row.GetInt64(7),
            ChangesInLastHour = (int)standing.Recent,
            HourlyLimit = standing.HourlyLimit(settings, now),
            OpenReports = (int)standing.OpenReports,
        };
        if (standing.FrozenWhy is { } why) key.FrozenWhy = why;
        if (!row.IsDBNull(6)) key.LastUsed = row.GetFieldValue<DateOnly>(6).ToString("O", CultureInfo.InvariantCulture);
        return key;
    }

    static Timestamp? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : Timestamp.FromDateTime(row.GetDateTime(column));
}
