using System.Globalization;
using NetTopologySuite.Geometries;

namespace Map.Sheets;

/// <summary>Geometries as columns: a point by latitude and longitude, anything else as WKT.</summary>
static class Shapes
{
    const int Digits = 9;

    public static void Add(Geometry? shape, FeatureTable table)
    {
        var cells = Cells(shape);
        if (!cells[0].IsEmpty) table.Position(cells[0].Text, cells[1].Text);
        table.Add("geometry", cells[2]);
    }

    /// <summary>Latitude, longitude and WKT; of a point without the last, else only that.</summary>
    public static Cell[] Cells(Geometry? shape) => shape switch
    {
        null or { IsEmpty: true } => [Cell.Empty, Cell.Empty, Cell.Empty],
        Point point => [new(Text(point.Y), CellKind.Number), new(Text(point.X), CellKind.Number), Cell.Empty],
        MultiPoint { NumGeometries: 1 } one => Cells(one[0]),
        _ => [Cell.Empty, Cell.Empty, new(shape.AsText())],
    };

    // Nanodegrees are a tenth of a millimetre: what follows is the error of floating point.
    static string Text(double degrees) => Math.Round(degrees, Digits).ToString("R", CultureInfo.InvariantCulture);
}
