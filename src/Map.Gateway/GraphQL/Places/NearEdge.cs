namespace Map.Gateway.GraphQL.Places;

/// <summary>A place with its distance.</summary>
public sealed class NearEdge
{
    /// <summary>Give this as `after` to go on after this place.</summary>
    public required string Cursor { get; init; }

    /// <summary>Geodesic distance in kilometres from the position asked for to the published position.</summary>
    public required double DistanceKm { get; init; }

    /// <summary>The place.</summary>
    public required Place Node { get; init; }
}
