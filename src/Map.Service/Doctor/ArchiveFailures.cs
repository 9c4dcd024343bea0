namespace Map.Service.Doctor;

/// <summary>Whether what PostgreSQL writes reaches the backups. What does not is kept, and fills the disk.</summary>
sealed class ArchiveFailures : IDatabaseCheck
{
    public string Name => "archive";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        // The command of a private cluster without backups keeps nothing.
        var (isOn, isFailing, failures, failedAt, archivedAt) = await database.ReadAsync("""
            SELECT current_setting('archive_mode') <> 'off' AND current_setting('archive_command') <> '/bin/true', last_failed_time > coalesce(last_archived_time, '-infinity'), failed_count::int,
                   to_char(last_failed_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), to_char(last_archived_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
            FROM pg_stat_archiver
            """, row => (row.GetBoolean(0), !row.IsDBNull(1) && row.GetBoolean(1), row.GetInt32(2), Text(row, 3), Text(row, 4)), cancellationToken);
        if (!isOn)
            return new(Name, FindingLevel.Ok, "nothing is archived");
        return isFailing
            ? new(Name, FindingLevel.Fault, $"fails since the last success at {archivedAt}; last at {failedAt}, {failures} times in all",
                "the log of PostgreSQL says why; for the private cluster: is the disk of the backups full? Then ./map backup")
            : new(Name, FindingLevel.Ok, $"last at {archivedAt}");
    }

    static string Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? "never" : row.GetString(column);
}
