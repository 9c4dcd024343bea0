using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A page of places, nearest first.</summary>
public sealed class NearConnection(V1.FindNearRequest request, V1.FindNearResponse response)
    : Connection<NearEdge, Place>([.. response.Results.Select(Edge)], request.HasPageToken, response.NextPageToken.Length > 0)
{
    static NearEdge Edge(V1.NearPlace result) => new()
    {
        Cursor = result.PageToken,
        // To the metre: no position is known more exactly.
        DistanceKm = Math.Round(result.DistanceMetres / 1_000, 3),
        Node = Place.Of(result.Place),
    };
}

/// <summary>A place with its distance.</summary>
public sealed class NearEdge : Edge<Place>
{
    /// <summary>Geodesic distance in kilometres from the requested position to the published position.</summary>
    public required double DistanceKm { get; init; }
}
