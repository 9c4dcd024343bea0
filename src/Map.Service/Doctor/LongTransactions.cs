using System.Globalization;

namespace Map.Service.Doctor;

/// <summary>Transactions that stay open: meanwhile nothing that was deleted since they began can be cleaned up.</summary>
/// <param name="limit">From when on one is long; five minutes when null.</param>
sealed class LongTransactions(TimeSpan? limit = null) : IDatabaseCheck
{
    // An hour, of the usual five minutes.
    const int TooLong = 12;

    readonly double seconds = (limit ?? TimeSpan.FromMinutes(5)).TotalSeconds;

    public string Name => "long transactions";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var (open, longest, pids) = await database.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT count(*)::int, coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::float8, coalesce(string_agg(pid::text, ', '), '')
            FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND clock_timestamp() - xact_start > make_interval(secs => {seconds})
            """), row => (row.GetInt32(0), row.GetDouble(1), row.GetString(2)), cancellationToken);
        return open == 0
            ? new(Name, FindingLevel.Ok, $"none is open for longer than {seconds:0} s")
            : new(Name, longest > seconds * TooLong ? FindingLevel.Fault : FindingLevel.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{open} open, for up to {longest:0} s, in process {pids}"),
                "a backup or an import may take this long; if nobody needs it: SELECT pg_terminate_backend(PROCESS)");
    }
}
