using Map.Gateway.GraphQL.Nodes;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A page of places, nearest first.</summary>
public sealed class NearConnection
{
    internal NearConnection(V1.FindNearRequest request, V1.FindNearResponse response)
    {
        Edges =
        [
            .. response.Results.Select(result => new NearEdge
            {
                Cursor = result.PageToken,
                // To the metre: no position is known better.
                DistanceKm = Math.Round(result.DistanceMetres / 1_000, 3),
                Node = Place.Of(result.Place),
            }),
        ];
        PageInfo = new()
        {
            HasNextPage = response.NextPageToken.Length > 0,
            HasPreviousPage = request.HasPageToken,
            StartCursor = Edges.FirstOrDefault()?.Cursor,
            EndCursor = Edges.LastOrDefault()?.Cursor,
        };
    }

    /// <summary>The places with their distances and cursors.</summary>
    public IReadOnlyList<NearEdge> Edges { get; }

    /// <summary>The places only.</summary>
    public IReadOnlyList<Place> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>Where this page stands in the list.</summary>
    public PageInfo PageInfo { get; }
}
