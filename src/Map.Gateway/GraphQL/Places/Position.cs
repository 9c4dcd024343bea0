namespace Map.Gateway.GraphQL.Places;

/// <summary>A point on the earth, WGS 84.</summary>
public sealed class Position
{
    /// <summary>Degrees north of the equator.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east of Greenwich.</summary>
    public required double Longitude { get; init; }
}
