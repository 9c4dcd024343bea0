using Map.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Map.Service.Storage;

public static class StorageSetup
{
    /// <summary>The database: <see cref="MapServers"/> for reading the map, the <see cref="NpgsqlDataSource"/> of the primary for all else, and
    /// <see cref="MapDbContext"/> for writing.</summary>
    public static IServiceCollection AddStorage(
        this IServiceCollection services, DatabaseAddress database, int pool = MapDatabase.DefaultPool,
        long spoolBytes = SpoolSpace.DefaultBytes)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => MapDatabase.ConnectAll(database, provider.GetRequiredService<ILoggerFactory>(), pool));
        services.AddSingleton(provider => provider.GetRequiredService<MapServers>().Primary.Source);
        services.AddSingleton(provider => provider.GetRequiredService<MapServers>().Primary.Generation);
        services.AddSingleton(new SpoolSpace(spoolBytes));
        services.AddSingleton<IMetricSource, PoolMetrics>().AddSingleton<IMetricSource, StorageMetrics>()
            .AddSingleton<IMetricSource, ServerMetrics>();
        services.AddDbContextFactory<MapDbContext>((provider, options) =>
            options.UseMapDatabase(provider.GetRequiredService<NpgsqlDataSource>()));
        return services;
    }

    /// <summary>Sets a context up for a data source made by <see cref="MapDatabase.Connect"/>.</summary>
    public static DbContextOptionsBuilder UseMapDatabase(this DbContextOptionsBuilder options, NpgsqlDataSource database) =>
        options.UseNpgsql(database, npgsql =>
        {
            npgsql.UseNetTopologySuite();
            npgsql.MapEnumsOfMap();
        });
}
