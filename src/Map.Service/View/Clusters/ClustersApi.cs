namespace Map.Service.View.Clusters;

/// <summary>The calls of ClustersService, each in the class of its name.</summary>
sealed class ClustersApi(ClusterPlaces clusterPlaces) : ClustersService.ClustersServiceBase
{
    public override Task<ClusterPlacesResponse> ClusterPlaces(ClusterPlacesRequest request, ServerCallContext context) =>
        clusterPlaces.RunAsync(request, context.Caller(), context.CancellationToken);
}
