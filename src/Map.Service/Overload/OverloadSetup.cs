using Map.Telemetry;

namespace Map.Service.Overload;

static class OverloadSetup
{
    public static IServiceCollection AddOverload(this IServiceCollection services) =>
        services.AddSingleton<CallLimit>().AddSingleton<IMetricSource, OverloadMetrics>();
}
