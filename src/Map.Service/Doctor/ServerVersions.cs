namespace Map.Service.Doctor;

/// <summary>Whether PostgreSQL and PostGIS are of versions that the statements of the map are written for.</summary>
sealed class ServerVersions : IDatabaseCheck
{
    const int OldestServer = 15;
    static readonly Version OldestPostGis = new(3, 3);

    public string Name => "versions of the database";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var (server, postgis) = await database.ReadAsync("""
            SELECT current_setting('server_version'), (SELECT extversion FROM pg_extension WHERE extname = 'postgis')
            """, row => (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), cancellationToken);
        var found = $"PostgreSQL {server}, PostGIS {postgis ?? "missing"}";
        return database.PostgreSqlVersion.Major >= OldestServer && (postgis is null || Version.Parse(postgis.Split('-', '+')[0]) >= OldestPostGis)
            ? new(Name, FindingLevel.Ok, found)
            : new(Name, FindingLevel.Fault, found, $"at least PostgreSQL {OldestServer} and PostGIS {OldestPostGis} are needed: dump, install the newer ones, restore");
    }
}
