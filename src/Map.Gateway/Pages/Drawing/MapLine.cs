using NetTopologySuite.Geometries;

namespace Map.Gateway.Pages.Drawing;

/// <summary>A line or a ring of the base map, projected by <see cref="Mercator"/>.</summary>
public sealed record MapLine(Coordinate[] Points)
{
    public Envelope Box { get; } = new(Points);
}
