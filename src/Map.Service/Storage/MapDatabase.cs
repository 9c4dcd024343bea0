namespace Map.Service.Storage;

/// <summary>How the service connects to its database.</summary>
public static class MapDatabase
{
    /// <summary>Longer than any query should take; the caller's deadline usually ends a query earlier.</summary>
    public static readonly TimeSpan StatementTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Startup options of each connection. JIT is off, because compiling a statement takes longer than most of them run.</summary>
    public static readonly string Options = $"-c statement_timeout={StatementTimeout.TotalMilliseconds:0} -c jit=off";

    /// <summary>The data source of a database; settings in the connection string override these defaults.</summary>
    public static NpgsqlDataSource Connect(string connectionString, ILoggerFactory? loggers = null)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= "Map.Service";
        settings.Options ??= Options;
        // A pooler in front of the database may need 0, so a value in the connection string wins.
        if (!IsGiven("Max Auto Prepare"))
            settings.MaxAutoPrepare = 100;
        // DISCARD ALL on return costs 10 % of a short query, so it is off; code that changes settings uses OpenSessionAsync.
        if (!IsGiven("No Reset On Close"))
            settings.NoResetOnClose = true;
        builder.UseNetTopologySuite();
        builder.MapEnumsOfMap();
        builder.UseLoggerFactory(loggers);
        return builder.Build();

        bool IsGiven(string setting) => settings.Keys.OfType<string>().Contains(setting, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A connection that does not return to the pool: its settings, locks and channels end with it. It has no mappings of the
    /// map's types.</summary>
    public static async Task<NpgsqlConnection> OpenSessionAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var pooled = database.CreateConnection();
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false };
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
