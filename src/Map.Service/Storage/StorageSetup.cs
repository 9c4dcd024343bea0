using Map.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Map.Service.Storage;

public static class StorageSetup
{
    /// <summary>The database: an <see cref="NpgsqlDataSource"/> for reading, <see cref="MapDbContext"/> for writing.</summary>
    public static IServiceCollection AddStorage(
        this IServiceCollection services, string connectionString, int pool = MapDatabase.DefaultPool,
        long spoolBytes = SpoolSpace.DefaultBytes)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => MapDatabase.Connect(connectionString, provider.GetService<ILoggerFactory>(), pool));
        services.AddSingleton<IMetricSource, PoolMetrics>().AddSingleton<IMetricSource, StorageMetrics>();
        services.AddSingleton<MapGeneration>().AddSingleton(new SpoolSpace(spoolBytes));
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
