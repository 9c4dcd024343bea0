using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A page of places.</summary>
public sealed class PlaceConnection(V1.SearchPlacesRequest request, V1.SearchPlacesResponse response)
    : Connection<PlaceEdge, Place>(
        [.. response.Results.Select(result => new PlaceEdge { Cursor = result.PageToken, Node = Place.Of(result.Place) })],
        request.HasPageToken,
        response.NextPageToken.Length > 0)
{
    readonly V1.PlaceFilter? filter = request.Filter;

    /// <summary>How many places match, on all pages together. Exact; counted only when requested.</summary>
    public async Task<int> GetTotalCountAsync([Service] V1.PlacesService.PlacesServiceClient service, CancellationToken cancellation) =>
        checked((int)(await service.CountPlacesAsync(new() { Filter = filter }, cancellationToken: cancellation)).Count);
}

/// <summary>A place within a list.</summary>
public sealed class PlaceEdge : Edge<Place>;
