namespace Map.Service.Doctor;

/// <summary>Whether PostgreSQL has read what it had not written.</summary>
sealed class Checksums : IDatabaseCheck
{
    public string Name => "checksums";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var (isOn, failures) = await database.ReadAsync(
            "SELECT current_setting('data_checksums') = 'on', (SELECT coalesce(sum(checksum_failures), 0)::bigint FROM pg_stat_database)",
            row => (row.GetBoolean(0), row.GetInt64(1)), cancellationToken);
        if (failures > 0)
            return new(Name, FindingLevel.Fault, $"{failures} page(s) were not what had been written: the disk, or the memory, is failing",
                "take a backup of its own (./map backup --full), verify it, and move to another machine: ./map restore --repository");
        return isOn
            ? new(Name, FindingLevel.Ok, "on, no failure")
            : new(Name, FindingLevel.Warning, "off: a disk that fails is not noticed", "with the server stopped: pg_checksums --enable -D DATA");
    }
}
