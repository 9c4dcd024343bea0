using NetTopologySuite.Geometries;

namespace Npgsql.NetTopologySuite.Tests.EntityFramework;

/// <summary>An entity with a property of each way to map geometry.</summary>
public sealed class Place
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required Point At { get; set; }

    public Point? Entrance { get; set; }

    public MultiPolygon? Coverage { get; set; }

    public Geometry? Anything { get; set; }

    public Point? OnTheGlobe { get; set; }
}
