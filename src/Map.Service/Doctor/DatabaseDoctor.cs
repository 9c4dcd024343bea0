namespace Map.Service.Doctor;

/// <summary>Looks at a database in every way, one after the other.</summary>
static class DatabaseDoctor
{
    public static IReadOnlyList<IDatabaseCheck> Checks(int pool, TimeProvider clock) =>
    [
        new ServerVersions(), new NeededExtensions(), new MissingMigrations(), new SharedBuffers(), new DatabaseClock(clock), new Connections(pool),
        new SlowStatements(), new LongTransactions(), new WaitingLocks(), new Replication(), new ArchiveFailures(), new Checksums(), new Wraparound(),
        new DeadRows(),
    ];

    public static async Task<List<Finding>> RunAsync(NpgsqlDataSource database, IEnumerable<IDatabaseCheck> checks, CancellationToken cancellationToken)
    {
        NpgsqlConnection session;
        try
        {
            session = await MapDatabase.OpenSessionAsync(database, cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            return [new("database", FindingLevel.Fault, $"cannot be reached: {failure.Message}", "./map status; for MAP_DATABASE: is the server up, and the connection string right?")];
        }
        await using (session)
        {
            List<Finding> findings = [new("database", FindingLevel.Ok, "can be reached")];
            foreach (var check in checks)
            {
                try
                {
                    findings.Add(await check.RunAsync(session, cancellationToken));
                }
                catch (NpgsqlException failure)
                {
                    findings.Add(Finding.NotChecked(check.Name, (failure as PostgresException)?.MessageText ?? failure.Message));
                }
            }
            return findings;
        }
    }
}
