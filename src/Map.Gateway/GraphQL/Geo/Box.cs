namespace Map.Gateway.GraphQL.Geo;

/// <summary>An area between two meridians and two parallels, WGS 84.</summary>
public sealed class Box(V1.Box message)
{
    /// <summary>Western border in degrees. Greater than east when the box crosses the antimeridian.</summary>
    public double West => message.West;

    /// <summary>Southern border in degrees.</summary>
    public double South => message.South;

    /// <summary>Eastern border in degrees.</summary>
    public double East => message.East;

    /// <summary>Northern border in degrees.</summary>
    public double North => message.North;
}

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
}
