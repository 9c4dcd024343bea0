namespace Map.Service.View.Clusters;

static class ClustersSetup
{
    public static IServiceCollection AddClusters(this IServiceCollection services) => services.AddSingleton<ClusterPlaces>();

    public static void MapClusters(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<ClustersApi>();
}
