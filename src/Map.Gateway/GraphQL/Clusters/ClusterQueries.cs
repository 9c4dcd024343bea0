using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Clusters;

/// <summary>Queries of a map view.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class ClusterQueries
{
    /// <summary>
    /// The places of a map view, grouped into at most 400 clusters: cells of 64 pixels at the zoom, larger ones where the box is
    /// too wide for it. Each place of the box is in exactly one cluster. From north to south, then from west to east.
    /// </summary>
    /// <param name="box">The visible part of the map.</param>
    /// <param name="zoom">The zoom of the map, 0 to 22, at which the world is 256 * 2^zoom pixels wide.</param>
    /// <param name="filter">Which places; all but closed ones when left out.</param>
    [ListSize(AssumedSize = Expected.Clusters)]
    public async Task<IReadOnlyList<Cluster>> GetClustersAsync(
        [Service] V1.ClustersService.ClustersServiceClient service,
        BoxInput box,
        int zoom,
        PlaceFilter? filter,
        CancellationToken cancellation)
    {
        var request = new V1.ClusterPlacesRequest
        {
            Box = InputMessages.ToMessage<V1.Box>(box, nameof(box)),
            Zoom = zoom,
            Filter = filter?.ToMessage(),
        };
        var response = await service.ClusterPlacesAsync(request, cancellationToken: cancellation);
        return [.. response.Clusters.Select(cluster => new Cluster(cluster))];
    }
}
