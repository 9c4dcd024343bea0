namespace Map.Gateway.GraphQL.Places;

/// <summary>An area between two meridians and two parallels, borders included.</summary>
public sealed record BoxInput
{
    /// <summary>Western border in degrees, -180 to 180. It may be greater than east: the box then crosses the antimeridian.</summary>
    public required double West { get; init; }

    /// <summary>Southern border in degrees, -90 to 90, not greater than north.</summary>
    public required double South { get; init; }

    /// <summary>Eastern border in degrees, -180 to 180.</summary>
    public required double East { get; init; }

    /// <summary>Northern border in degrees, -90 to 90.</summary>
    public required double North { get; init; }

    internal V1.Box ToMessage() => new() { West = West, South = South, East = East, North = North };
}
