namespace Map.Service.Doctor;

/// <summary>Whether what was deleted is cleaned up.</summary>
sealed class DeadRows : IDatabaseCheck
{
    // Autovacuum acts at a fifth of a table; a table with twice as many is not being cleaned.
    const string Sql = """
        SELECT current_setting('autovacuum') = 'on', coalesce(string_agg(format('%s (%s dead of %s)', relname, n_dead_tup, n_live_tup + n_dead_tup), ', ' ORDER BY n_dead_tup DESC), '')
        FROM pg_stat_user_tables WHERE n_dead_tup > 10000 AND n_dead_tup > 0.4 * (n_live_tup + n_dead_tup)
        """;

    public string Name => "dead rows";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var (isOn, tables) = await database.ReadAsync(Sql, row => (row.GetBoolean(0), row.GetString(1)), cancellationToken);
        if (!isOn)
            return new(Name, FindingLevel.Fault, $"autovacuum is off; {(tables.Length > 0 ? tables : "no table has many yet")}", "ALTER SYSTEM SET autovacuum = on; SELECT pg_reload_conf()");
        return tables.Length == 0
            ? new(Name, FindingLevel.Ok, "autovacuum is on, no table has many")
            : new(Name, FindingLevel.Warning, tables, "end long transactions, then: VACUUM (ANALYZE)");
    }
}
