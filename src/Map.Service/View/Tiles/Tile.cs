using System.Globalization;

namespace Map.Service.View.Tiles;

/// <summary>A square of the map in Web Mercator.</summary>
/// <param name="Zoom">There are 2^zoom tiles each way.</param>
/// <param name="X">Its column, counted from the west.</param>
/// <param name="Y">Its row, counted from the north.</param>
public readonly record struct Tile(int Zoom, int X, int Y)
{
    /// <summary>The units that a tile is divided into each way.</summary>
    public const int Extent = 4096;

    /// <summary>Places up to this many units around a tile are in it, too, so that their markers are not cut at its border.</summary>
    public const int Margin = 64;

    const int HighestZoom = 22;
    const int CellsZoom = 11;

    /// <summary>How many tiles there are each way.</summary>
    public double PerSide => Math.ScaleB(1, Zoom);

    public static void Check(GetTileRequest request, Violations violations)
    {
        if (request.Z is < 0 or > HighestZoom)
        {
            violations.Add("z", $"is {request.Z}; allowed is 0 to {HighestZoom}.");
            return;
        }

        var last = (1 << request.Z) - 1;
        if (request.X < 0 || request.X > last) violations.Add("x", Outside(request.X));
        if (request.Y < 0 || request.Y > last) violations.Add("y", Outside(request.Y));

        string Outside(int value) =>
            string.Create(CultureInfo.InvariantCulture, $"is {value}; at zoom {request.Z} allowed is 0 to {last}.");
    }

    /// <summary>Its first and last cell on the grid of 2^11 by 2^11 cells, as tile_cell() numbers them. For zooms up to 11.</summary>
    public (int First, int Last) Cells
    {
        get
        {
            var first = 0;
            for (var bit = 0; bit < Zoom; bit++) first |= (((X >> bit) & 1) << (2 * bit)) | (((Y >> bit) & 1) << ((2 * bit) + 1));
            var digits = 2 * (CellsZoom - Zoom);
            return (first << digits, ((first + 1) << digits) - 1);
        }
    }

    /// <summary>The boxes that hold everything within a distance in units of the tile, and little else: two across the antimeridian.
    /// </summary>
    public IEnumerable<(double West, double South, double East, double North)> Boxes(int margin)
    {
        // One unit more, so that rounding loses nothing; the exact test follows in the statement.
        var around = (margin + 1.0) / Extent;
        var (south, north) = (Latitude(Y + 1 + around), Latitude(Y - around));
        var (west, east) = (Longitude(X - around), Longitude(X + 1 + around));
        if (Zoom == 0) return [(-180, south, 180, north)];
        if (west < -180) return [(west + 360, south, 180, north), (-180, south, east, north)];
        if (east > 180) return [(west, south, 180, north), (-180, south, east - 360, north)];
        return [(west, south, east, north)];
    }

    double Longitude(double x) => (x / PerSide * 360) - 180;

    // The first and the last row hold what is beyond the edges of the map.
    double Latitude(double y) =>
        y <= 0 ? 90 : y >= PerSide ? -90 : double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - (2 * y / PerSide)))));
}
