using NetTopologySuite.Geometries;

namespace Map.Gateway.Pages.Drawing;

/// <summary>The base map at one level of detail.</summary>
/// <param name="Box">What it covers.</param>
/// <param name="Land">Rings around land.</param>
/// <param name="Lakes">Rings around lakes.</param>
/// <param name="Rivers">Rivers.</param>
/// <param name="Borders">Borders between countries.</param>
/// <param name="Parts">Borders between the parts of countries; only in the finest level.</param>
public sealed record MapLevel(
    Envelope Box, IReadOnlyList<MapLine> Land, IReadOnlyList<MapLine> Lakes, IReadOnlyList<MapLine> Rivers, IReadOnlyList<MapLine> Borders,
    IReadOnlyList<MapLine> Parts)
{
    public static MapLevel Of(TopoJson file, Envelope box) =>
        new(box, file.Lines("land"), file.Lines("lakes"), file.Lines("rivers"), file.Lines("borders"), file.Lines("parts"));
}
