using System.Globalization;

namespace Map.Service.Doctor;

/// <summary>Whether replicas keep up, and whether nobody keeps the log from being deleted.</summary>
sealed class Replication : IDatabaseCheck
{
    const double LateSeconds = 30;
    const long MostKept = 1L << 30;

    public string Name => "replication";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync("SELECT pg_is_in_recovery()", row => row.GetBoolean(0), cancellationToken))
            return await OfReplicaAsync(database, cancellationToken);
        var (replicas, lag, slots, kept) = await database.ReadAsync("""
            SELECT (SELECT count(*)::int FROM pg_stat_replication), (SELECT coalesce(max(extract(epoch FROM replay_lag)), 0)::float8 FROM pg_stat_replication),
                   (SELECT coalesce(string_agg(slot_name, ', '), '') FROM pg_replication_slots WHERE NOT active),
                   (SELECT coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)), 0)::bigint FROM pg_replication_slots WHERE NOT active)
            """, row => (row.GetInt32(0), row.GetDouble(1), row.GetString(2), row.GetInt64(3)), cancellationToken);
        var found = string.Create(CultureInfo.InvariantCulture, $"{replicas} replica(s), up to {lag:0.0} s late");
        if (slots.Length > 0)
            return new(Name, kept > MostKept ? FindingLevel.Fault : FindingLevel.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{found}; nobody reads the slot {slots}, for which {kept >> 20} MB of log are kept, and more each day"),
                "start the replica again, or give it up: SELECT pg_drop_replication_slot(SLOT)");
        if (lag > LateSeconds)
            return new(Name, FindingLevel.Warning, found, "is the replica, or the network to it, overloaded?");
        return new(Name, FindingLevel.Ok, replicas == 0 ? "none" : found);
    }

    async Task<Finding> OfReplicaAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        // A replica that has read all that there is is not late, however long ago that was written.
        var late = await database.ReadAsync("""
            SELECT CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
                   ELSE coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 0) END::float8
            """, row => row.GetDouble(0), cancellationToken);
        var found = string.Create(CultureInfo.InvariantCulture, $"this is a replica, {late:0.0} s late");
        return late > LateSeconds
            ? new(Name, FindingLevel.Warning, found, "is it, or the network to the primary, overloaded?")
            : new(Name, FindingLevel.Ok, found);
    }
}
