using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A page of places, nearest first.</summary>
public sealed class NearConnection(V1.FindNearRequest request, V1.FindNearResponse response)
    : Connection<NearEdge, Place>([.. response.Results.Select(Edge)], request.HasPageToken, response.NextPageToken.Length > 0)
{
    static NearEdge Edge(V1.NearPlace result) => new()
    {
        Cursor = result.PageToken,
        DistanceKm = Distance.Kilometres(result.DistanceMetres),
        DistanceIsTo = result.DistanceIsTo,
        Node = Place.Of(result.Place),
    };
}

/// <summary>A place with its distance.</summary>
public sealed class NearEdge : Edge<Place>
{
    /// <summary>Geodesic distance in kilometres from the requested position to the published position. Show it no finer than
    /// `distanceIsTo`.</summary>
    public required double DistanceKm { get; init; }

    /// <summary>To what the distance is: with TOWN to the middle of the town that the place is in, wherever in it that may be.</summary>
    public required V1.Precision DistanceIsTo { get; init; }
}
