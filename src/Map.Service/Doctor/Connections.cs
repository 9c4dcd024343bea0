namespace Map.Service.Doctor;

/// <summary>Whether the server has connections for all services that run.</summary>
/// <param name="pool">How many connections a service opens at most (MAP_POOL).</param>
sealed class Connections(int pool) : IDatabaseCheck
{
    const double Nearly = 0.8;

    public string Name => "connections";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var (allowed, services, used) = await database.ReadAsync($"""
            SELECT allowed, services, (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend')
            FROM ({MapDatabase.ConnectionsOfServer}) AS of_server
            """, row => (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)), cancellationToken);
        var wanted = services * (pool + MapDatabase.OwnConnections);
        var found = $"{used} of {allowed} used; {services} service(s) may open {wanted} (MAP_POOL is {pool})";
        if (used >= allowed * Nearly)
            return new(Name, FindingLevel.Fault, found, "find who has them (pg_stat_activity), lower MAP_POOL, or raise max_connections");
        return wanted > allowed
            ? new(Name, FindingLevel.Warning, found, "lower MAP_POOL, or raise max_connections")
            : new(Name, FindingLevel.Ok, found);
    }
}
