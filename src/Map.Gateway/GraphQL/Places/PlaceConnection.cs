using Map.Gateway.GraphQL.Nodes;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A page of places.</summary>
public sealed class PlaceConnection
{
    readonly V1.PlaceFilter? filter;

    internal PlaceConnection(V1.SearchPlacesRequest request, V1.SearchPlacesResponse response)
    {
        filter = request.Filter;
        Edges = [.. response.Results.Select(result => new PlaceEdge { Cursor = result.PageToken, Node = Place.Of(result.Place) })];
        PageInfo = new()
        {
            HasNextPage = response.NextPageToken.Length > 0,
            HasPreviousPage = request.HasPageToken,
            StartCursor = Edges.FirstOrDefault()?.Cursor,
            EndCursor = Edges.LastOrDefault()?.Cursor,
        };
    }

    /// <summary>The places with their cursors.</summary>
    public IReadOnlyList<PlaceEdge> Edges { get; }

    /// <summary>The places without their cursors.</summary>
    public IReadOnlyList<Place> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>Where this page stands in the list.</summary>
    public PageInfo PageInfo { get; }

    /// <summary>How many places match, on all pages together. Exact; counted only when asked for.</summary>
    public async Task<int> GetTotalCountAsync([Service] V1.PlacesService.PlacesServiceClient service, CancellationToken cancellation)
    {
        var answer = await service.CountPlacesAsync(new() { Filter = filter }, cancellationToken: cancellation);
        return checked((int)answer.Count);
    }
}
