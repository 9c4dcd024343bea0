using Map.Service.Log.ChangeFeed;
using Map.Service.Log.DataVersion;
using Map.Telemetry;

namespace Map.Service.Log;

static class ChangesSetup
{
    public static IServiceCollection AddChanges(this IServiceCollection services) => services
        .AddSingleton<ChangeLog>().AddSingleton<SharedChanges>().AddSingleton<LatestRevision>().AddSingleton<KnownDataVersion>()
        .AddSingleton<ListChanges>().AddSingleton<WatchChanges>().AddSingleton<WatchDataVersion>().AddHostedService<RevisionListener>()
        .AddHostedService<ReplicaWatch>()
        .AddSingleton<OpenStreams>().AddSingleton<IMetricSource>(all => all.GetRequiredService<OpenStreams>()).AddSingleton<IMetricSource, ListenerMetrics>();

    public static void MapChanges(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<ChangesApi>();
}
