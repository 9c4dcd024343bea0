namespace Map.Gateway.GraphQL.Places;

/// <summary>A point on the earth, WGS 84.</summary>
public sealed record PositionInput
{
    /// <summary>Degrees north of the equator, -90 to 90.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east of Greenwich, -180 to 180.</summary>
    public required double Longitude { get; init; }

    internal V1.Position ToMessage() => new() { Latitude = Latitude, Longitude = Longitude };
}
