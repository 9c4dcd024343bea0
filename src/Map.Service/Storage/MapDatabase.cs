using System.Runtime.CompilerServices;

namespace Map.Service.Storage;

/// <summary>How the service connects to its database.</summary>
public static class MapDatabase
{
    /// <summary>Longer than any query should take; the caller's deadline usually ends a query earlier.</summary>
    public static readonly TimeSpan StatementTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Startup options of each connection. JIT is off, because compiling a statement takes longer than most of them run.</summary>
    public static readonly string Options =
        $"-c statement_timeout={StatementTimeout.TotalMilliseconds:0} -c lock_timeout={LockTimeoutMilliseconds} -c jit=off";

    // Less than the second after which PostgreSQL looks for deadlocks: a read gives way to a backup that is being restored in one
    // transaction, which would otherwise be the one to fail. Transactions that write wait longer: see NoLockTimeout.
    const int LockTimeoutMilliseconds = 500;

    /// <summary>For transactions that write, which wait for each other in the order of their revisions.</summary>
    public const string NoLockTimeout = "SET LOCAL lock_timeout = 0";

    /// <summary>How many connections a service opens at most, besides two of its own: three services share the 100 of a server that nobody
    /// configured. More would not make it faster: the processors of the server are busy with far fewer.</summary>
    public const int DefaultPool = 30;

    /// <summary>What Npgsql calls the pool in its metrics; else it would be the connection string.</summary>
    public const string PoolName = "map";

    /// <summary>The connections of <see cref="MapGeneration"/> and of who listens for revisions.</summary>
    public const int OwnConnections = 2;

    /// <summary>How the application_name of the one connection begins by which a service listens for revisions.</summary>
    public const string ListenerName = "Map.Service ";

    // A caller who waits for a connection, or for a server that does not answer, is told so while it is still there.
    const int ConnectSeconds = 5;

    // A host that does not answer is one of several: the next one is asked soon, and again a second later which of them is the primary now.
    internal const int ConnectSecondsOfSeveral = 2;
    const int HostRecheckSeconds = 1;

    // The servers behind the poolers that a data source connects to.
    static readonly ConditionalWeakTable<NpgsqlDataSource, string> BehindPoolers = [];

    /// <summary>The data source of a database, on the primary if the address names several hosts; settings in the connection string override these
    /// defaults.</summary>
    public static NpgsqlDataSource Connect(DatabaseAddress address, ILoggerFactory? loggers = null, int pool = DefaultPool)
    {
        var builder = new NpgsqlDataSourceBuilder(address.Connection) { Name = PoolName };
        SetDefaults(builder.ConnectionStringBuilder, pool, address.IsPooler);
        builder.UseNetTopologySuite();
        builder.MapEnumsOfMap();
        builder.UseLoggerFactory(loggers);
        NpgsqlDataSource source = IsSeveral(builder.ConnectionStringBuilder)
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
        if (address.IsPooler)
        {
            var servers = new NpgsqlConnectionStringBuilder(address.Servers);
            SetDefaults(servers, pool, isPooler: false);
            BehindPoolers.Add(source, servers.ConnectionString);
        }

        return source;
    }

    /// <summary>The servers of a database: the primary, and each host that the address names, if it names several.</summary>
    public static MapServers ConnectAll(DatabaseAddress address, ILoggerFactory loggers, int pool)
    {
        var hosts = address.Hosts();
        return new(Server("primary", address), hosts.Count == 1 ? [] : [.. hosts.Select(host => Server(host.Name, host.Connection))]);

        MapServer Server(string name, DatabaseAddress one)
        {
            var source = Connect(one, loggers, pool);
            return new(name, source, new(source, loggers.CreateLogger<MapGeneration>()));
        }
    }

    static void SetDefaults(NpgsqlConnectionStringBuilder settings, int pool, bool isPooler)
    {
        settings.ApplicationName ??= "Map.Service";
        // A pooler sets them on its own connections: see docs/deploy/pgbouncer.
        if (!isPooler) settings.Options ??= Options;
        // In a pooler, a statement is prepared on another connection than it is executed on.
        if (!IsGiven("Max Auto Prepare"))
            settings.MaxAutoPrepare = isPooler ? 0 : 100;
        // DISCARD ALL on return costs 10 % of a short query, so it is off; code that changes settings uses OpenSessionAsync.
        if (!IsGiven("No Reset On Close"))
            settings.NoResetOnClose = true;
        if (!IsGiven("Maximum Pool Size"))
            settings.MaxPoolSize = pool;
        if (!IsGiven("Timeout"))
            settings.Timeout = IsSeveral(settings) ? ConnectSecondsOfSeveral : ConnectSeconds;
        if (IsSeveral(settings) && !IsGiven("Host Recheck Seconds"))
            settings.HostRecheckSeconds = HostRecheckSeconds;

        bool IsGiven(string setting) => settings.Keys.OfType<string>().Contains(setting, StringComparer.OrdinalIgnoreCase);
    }

    static bool IsSeveral(NpgsqlConnectionStringBuilder settings) => settings.Host?.Contains(',', StringComparison.Ordinal) is true;

    /// <summary>A statement of what <see cref="ConnectionsAsync"/> returns, as the columns allowed and services.</summary>
    public const string ConnectionsOfServer = $"""
        SELECT sum(CASE name WHEN 'max_connections' THEN setting::int ELSE -setting::int END)::int AS allowed,
               (SELECT count(*)::int FROM pg_stat_activity WHERE application_name LIKE '{ListenerName}%') AS services
        FROM pg_settings WHERE name IN ('max_connections', 'superuser_reserved_connections', 'reserved_connections')
        """;

    /// <summary>How many connections the server allows to all clients together, without those kept for its administrators, and how many
    /// services are connected to it, to any of its databases.</summary>
    public static async Task<(int Allowed, int Services)> ConnectionsAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ConnectionsOfServer);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.GetInt32(0), row.GetInt32(1));
    }

    /// <summary>A connection to the server itself that does not return to the pool: its settings, locks and channels end with it. It has no mappings
    /// of the map's types.</summary>
    public static async Task<NpgsqlConnection> OpenSessionAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var pooled = database.CreateConnection();
        var settings = new NpgsqlConnectionStringBuilder(BehindPoolers.TryGetValue(database, out var servers) ? servers : database.ConnectionString)
        {
            Pooling = false,
        };
        if (IsSeveral(settings)) settings.TargetSessionAttributes = "primary";
        var session = pooled.CloneWith(settings.ConnectionString);
        try
        {
            await session.OpenAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }
}
