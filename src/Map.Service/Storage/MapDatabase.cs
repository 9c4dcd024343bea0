namespace Map.Service.Storage;

/// <summary>How the service connects to its database.</summary>
public static class MapDatabase
{
    /// <summary>Longer than any question should take; a deadline of the caller usually ends it before.</summary>
    public static readonly TimeSpan StatementTimeout = TimeSpan.FromSeconds(30);

    /// <summary>What the server is told with each connection. To compile a statement takes longer than most of them run.</summary>
    public static readonly string Options = $"-c statement_timeout={StatementTimeout.TotalMilliseconds:0} -c jit=off";

    /// <summary>The data source of a database; settings in the connection string go before the defaults.</summary>
    public static NpgsqlDataSource Connect(string connectionString, ILoggerFactory? loggers = null)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= "Map.Service";
        settings.Options ??= Options;
        // A pooler in front of the database may need 0: what is said stays.
        if (!Says("Max Auto Prepare"))
            settings.MaxAutoPrepare = 100;
        // To take back settings after each question is a tenth of the work of a short one. What makes some has a session of its own.
        if (!Says("No Reset On Close"))
            settings.NoResetOnClose = true;
        builder.UseNetTopologySuite();
        builder.MapEnumsOfMap();
        builder.UseLoggerFactory(loggers);
        return builder.Build();

        bool Says(string setting) => settings.Keys.OfType<string>().Contains(setting, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A connection that is not lent again: its settings, locks and channels end with it. It knows no types of the map.</summary>
    public static async Task<NpgsqlConnection> OpenSessionAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var lent = database.CreateConnection();
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false };
        var session = lent.CloneWith(settings.ConnectionString);
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
