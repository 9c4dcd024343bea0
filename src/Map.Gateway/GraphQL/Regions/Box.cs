namespace Map.Gateway.GraphQL.Regions;

/// <summary>An area between two meridians and two parallels, WGS 84.</summary>
public sealed class Box
{
    /// <summary>Western border in degrees. Greater than east when the box crosses the antimeridian.</summary>
    public required double West { get; init; }

    /// <summary>Southern border in degrees.</summary>
    public required double South { get; init; }

    /// <summary>Eastern border in degrees.</summary>
    public required double East { get; init; }

    /// <summary>Northern border in degrees.</summary>
    public required double North { get; init; }

    internal static Box From(V1.Box message) =>
        new() { West = message.West, South = message.South, East = message.East, North = message.North };
}
