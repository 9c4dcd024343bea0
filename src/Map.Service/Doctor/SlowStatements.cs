using System.Globalization;

namespace Map.Service.Doctor;

/// <summary>Statements that have run for seconds, and those that take long on average, by number: their texts may hold positions.</summary>
/// <param name="limit">How long a statement may run; five seconds when null.</param>
sealed class SlowStatements(TimeSpan? limit = null) : IDatabaseCheck
{
    readonly double seconds = (limit ?? TimeSpan.FromSeconds(5)).TotalSeconds;

    public string Name => "slow statements";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var (running, longest, pids) = await database.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT count(*)::int, coalesce(max(extract(epoch FROM clock_timestamp() - query_start)), 0)::float8, coalesce(string_agg(pid::text, ', '), '')
            FROM pg_stat_activity
            WHERE state = 'active' AND backend_type = 'client backend' AND pid <> pg_backend_pid()
              AND clock_timestamp() - query_start > make_interval(secs => {seconds})
            """), row => (row.GetInt32(0), row.GetDouble(1), row.GetString(2)), cancellationToken);
        var average = await AverageAsync(database, cancellationToken);
        return running == 0
            ? new(Name, FindingLevel.Ok, $"none runs for longer than {seconds:0} s{average}")
            : new(Name, FindingLevel.Warning, string.Create(CultureInfo.InvariantCulture, $"{running} running, for up to {longest:0} s, in process {pids}{average}"),
                "if one does not end: SELECT pg_cancel_backend(PROCESS)");
    }

    static async Task<string> AverageAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var isLoaded = await database.ReadAsync(
            "SELECT to_regclass('pg_stat_statements') IS NOT NULL AND current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%'",
            row => row.GetBoolean(0), cancellationToken);
        if (!isLoaded) return "";
        return await database.ReadAsync("""
            SELECT string_agg(format('%s (%s calls, %s ms)', queryid, calls, round(mean_exec_time)), ', ')
            FROM (SELECT queryid, calls, mean_exec_time::numeric FROM pg_stat_statements WHERE calls > 10 ORDER BY mean_exec_time DESC LIMIT 3) AS slowest
            """, row => row.IsDBNull(0) ? "" : $"; on average the slowest in pg_stat_statements: {row.GetString(0)}", cancellationToken);
    }
}
