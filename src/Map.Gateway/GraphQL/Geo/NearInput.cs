namespace Map.Gateway.GraphQL.Geo;

/// <summary>A circle; distances are geodesic on the WGS 84 spheroid.</summary>
public sealed record NearInput
{
    /// <summary>The centre.</summary>
    public required PositionInput Position { get; init; }

    /// <summary>The radius in kilometres, greater than 0, at most 20,037.</summary>
    public required double WithinKm { get; init; }
}
