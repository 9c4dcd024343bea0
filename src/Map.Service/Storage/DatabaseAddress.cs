namespace Map.Service.Storage;

/// <summary>Where the database of a map is.</summary>
/// <param name="Connection">A connection string of Npgsql. It may hold a password, so it is never logged.</param>
/// <param name="Sessions">Set when the connection string leads to a pooler that may give each transaction another connection, such as PgBouncer: what is different in that of the servers
/// behind it, for instance <c>Host=db;Port=5432</c>, or all of several. What lasts longer than a transaction goes there, and reads from replicas.</param>
public sealed record DatabaseAddress(string Connection, string? Sessions = null)
{
    public bool IsPooler => Sessions is not null;

    /// <summary>The connection string of the servers themselves.</summary>
    public string Servers
    {
        get
        {
            if (!IsPooler) return Connection;
            var servers = new NpgsqlConnectionStringBuilder(Connection);
            foreach (var (keyword, value) in new NpgsqlConnectionStringBuilder(Sessions)) servers[keyword] = value;
            return servers.ConnectionString;
        }
    }

    public static implicit operator DatabaseAddress(string connection) => new(connection);

    /// <summary>Each of several servers by itself, with its name; one when there are no replicas.</summary>
    // Npgsql takes the port from the host only where there are several.
    public IReadOnlyList<(string Name, string Connection)> Hosts()
    {
        var settings = new NpgsqlConnectionStringBuilder(Servers);
        var hosts = (settings.Host ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (hosts.Length < 2) return [(settings.Host ?? "", Servers)];
        return [.. hosts.Select(host =>
        {
            var one = new NpgsqlConnectionStringBuilder(Servers) { Host = host };
            if (!host.StartsWith('/') && host.LastIndexOf(':') is > 0 and var colon
                && int.TryParse(host[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture, out var port))
                (one.Host, one.Port) = (host[..colon].Trim('[', ']'), port);
            if (!one.ContainsKey("Timeout")) one.Timeout = MapDatabase.ConnectSecondsOfSeveral;
            return (host, one.ConnectionString);
        })];
    }

    /// <summary>Neither of the connection strings, which may hold a password.</summary>
    public override string ToString() => nameof(DatabaseAddress);
}
