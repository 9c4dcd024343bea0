using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A page of places.</summary>
public sealed class PlaceConnection(V1.SearchPlacesRequest request, V1.SearchPlacesResponse response)
    : Connection<PlaceEdge, Place>(
        [.. response.Results.Select(Edge)],
        request.HasPageToken,
        response.NextPageToken.Length > 0)
{
    readonly V1.PlaceFilter? filter = request.Filter;

    static PlaceEdge Edge(V1.PlaceResult result) => new()
    {
        Cursor = result.PageToken,
        Node = Place.Of(result.Place),
        DistanceKm = result.HasDistanceMetres ? Distance.Kilometres(result.DistanceMetres) : null,
        DistanceIsTo = result.DistanceIsTo.OrNull(),
    };

    /// <summary>How many places match, on all pages together. Exact; counted only when requested.</summary>
    public async Task<int> GetTotalCountAsync([Service] V1.PlacesService.PlacesServiceClient service, CancellationToken cancellation) =>
        checked((int)(await service.CountPlacesAsync(new() { Filter = filter }, cancellationToken: cancellation)).Count);
}

/// <summary>A place within a list.</summary>
public sealed class PlaceEdge : Edge<Place>
{
    /// <summary>Only in the order NEAREST: the distance in kilometres, as in placesNear; null for a group without a position.</summary>
    public double? DistanceKm { get; init; }

    /// <summary>To what the distance is, as in placesNear.</summary>
    public V1.Precision? DistanceIsTo { get; init; }
}
