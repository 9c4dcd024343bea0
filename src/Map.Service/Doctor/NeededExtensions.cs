namespace Map.Service.Doctor;

/// <summary>Whether the extensions are there, in the versions that are installed on the machine.</summary>
sealed class NeededExtensions : IDatabaseCheck
{
    const string Sql = """
        SELECT needed.name, installed.extversion, available.default_version
        FROM unnest(ARRAY['postgis', 'unaccent', 'pg_trgm', 'fuzzystrmatch', 'intarray']) AS needed (name)
        LEFT JOIN pg_extension AS installed ON installed.extname = needed.name
        LEFT JOIN pg_available_extensions AS available ON available.name = needed.name
        ORDER BY needed.name
        """;

    public string Name => "extensions";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        List<string> missing = [], older = [], present = [];
        await using var command = new NpgsqlCommand(Sql, database);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var name = row.GetString(0);
            if (row.IsDBNull(1)) missing.Add(name);
            else if (!row.IsDBNull(2) && row.GetString(1) != row.GetString(2)) older.Add($"{name} {row.GetString(1)}, available {row.GetString(2)}");
            else present.Add($"{name} {row.GetString(1)}");
        }
        if (missing.Count > 0)
            return new(Name, FindingLevel.Fault, $"missing: {string.Join(", ", missing)}",
                $"as a superuser: {string.Join(' ', missing.Select(name => $"CREATE EXTENSION {name};"))} The private cluster gets them by ./map up");
        return older.Count > 0
            ? new(Name, FindingLevel.Warning, $"older than what is installed: {string.Join("; ", older)}",
                "as a superuser: ALTER EXTENSION … UPDATE; for PostGIS: SELECT postgis_extensions_upgrade();")
            : new(Name, FindingLevel.Ok, string.Join(", ", present));
    }
}
