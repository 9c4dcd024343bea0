using Npgsql;

namespace Map.Places.Storage;

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
        settings.ApplicationName ??= "Map.Places";
        // A pooler in front of the database may need 0: what is said stays.
        if (!settings.Keys.OfType<string>().Contains("Max Auto Prepare", StringComparer.OrdinalIgnoreCase))
            settings.MaxAutoPrepare = 100;
        settings.Options ??= Options;
        builder.UseNetTopologySuite();
        builder.MapEnumsOfMap();
        builder.UseLoggerFactory(loggers);
        return builder.Build();
    }
}
