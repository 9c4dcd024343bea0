namespace Map.Gateway.GraphQL.Geo;

/// <summary>A point on the earth, WGS 84.</summary>
public sealed class Position(V1.Position message)
{
    /// <summary>Degrees north of the equator.</summary>
    public double Latitude => message.Latitude;

    /// <summary>Degrees east of Greenwich.</summary>
    public double Longitude => message.Longitude;
}

/// <summary>A point on the earth, WGS 84.</summary>
public sealed record PositionInput
{
    /// <summary>Degrees north of the equator, -90 to 90.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east of Greenwich, -180 to 180.</summary>
    public required double Longitude { get; init; }
}
