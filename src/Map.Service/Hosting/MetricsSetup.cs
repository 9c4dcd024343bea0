using Map.Telemetry;

namespace Map.Service.Hosting;

static class MetricsSetup
{
    /// <summary>What the service measures of itself. What takes a query is read only if somebody gets it.</summary>
    public static IServiceCollection AddMetrics(this IServiceCollection services, bool isExported)
    {
        services.AddSingleton<ErrorMetrics>().AddSingleton<IMetricSource>(all => all.GetRequiredService<ErrorMetrics>());
        services.AddSingleton<IMetricSource, WorkMetrics>();
        services.AddSingleton<MetricsReader>().AddSingleton<IMetricSource>(all => all.GetRequiredService<MetricsReader>());
        return isExported ? services.AddHostedService(all => all.GetRequiredService<MetricsReader>()) : services;
    }

    /// <summary>Metrics that <see cref="MetricsReader"/> reads.</summary>
    public static IServiceCollection AddQueriedMetrics<T>(this IServiceCollection services) where T : class, IQueriedMetrics => services
        .AddSingleton<T>().AddSingleton<IQueriedMetrics>(all => all.GetRequiredService<T>())
        .AddSingleton<IMetricSource>(all => all.GetRequiredService<T>());
}
