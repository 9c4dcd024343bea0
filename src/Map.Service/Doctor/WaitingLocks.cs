using System.Globalization;

namespace Map.Service.Doctor;

/// <summary>Who has waited for a lock for long, and for whom.</summary>
/// <param name="limit">From when on that is long; five seconds when null.</param>
sealed class WaitingLocks(TimeSpan? limit = null) : IDatabaseCheck
{
    readonly double seconds = (limit ?? TimeSpan.FromSeconds(5)).TotalSeconds;

    public string Name => "waiting locks";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var (waiting, blockers) = await database.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT count(DISTINCT pid)::int, coalesce(string_agg(DISTINCT blocker::text, ', '), '')
            FROM pg_locks, unnest(pg_blocking_pids(pid)) AS blocker
            WHERE NOT granted AND clock_timestamp() - waitstart > make_interval(secs => {seconds})
            """), row => (row.GetInt32(0), row.GetString(1)), cancellationToken);
        return waiting == 0
            ? new(Name, FindingLevel.Ok, $"nobody has waited for longer than {seconds:0} s")
            : new(Name, FindingLevel.Warning, $"{waiting} waiting, for process {blockers}", "if that does not end: SELECT pg_terminate_backend(PROCESS)");
    }
}
