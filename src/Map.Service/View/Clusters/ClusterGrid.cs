using System.Numerics;

namespace Map.Service.View.Clusters;

/// <summary>The grid that a box is grouped by: cells in Web Mercator that are the same for every box, so that clusters stay where they are
/// when the map is moved.</summary>
/// <param name="Columns">How many cells go round the world, a power of two; as many go from its northern edge to its southern one.</param>
readonly record struct ClusterGrid(int Columns)
{
    /// <summary>The most cells that a box may touch, and so the most clusters of a response.</summary>
    public const int MostCells = 400;

    // A cell of 64 pixels on tiles of 256: room for a marker with a number in it.
    const int CellsPerTile = 4;

    // The bits of place.mercator_x and mercator_y.
    const int UnitBits = 31;

    /// <summary>Where Web Mercator ends: the latitude at which the world is as high as it is wide.</summary>
    public const double NorthernEdge = 85.051128779806604;

    /// <summary>How many of the low bits of place.mercator_x and mercator_y are the position within a cell; the others are the cell.
    /// </summary>
    public int BitsWithin => UnitBits - BitOperations.Log2((uint)Columns);

    /// <summary>The grid of a zoom, or of the next lower one at which the box touches no more cells than it may.</summary>
    public static ClusterGrid Of(Box box, int zoom)
    {
        while (true)
        {
            var grid = new ClusterGrid(CellsPerTile << zoom);
            if (grid.Touched(box) <= MostCells || zoom == 0) return grid;
            zoom--;
        }
    }

    public long Column(double longitude) => (long)Math.Floor(East(longitude));

    /// <summary>As place.mercator_y counts: what is beyond the edges of the map is in its first and last row.</summary>
    public long Row(double latitude) => Math.Clamp((long)Math.Floor(South(latitude)), 0, Columns - 1);

    /// <summary>The size of a box in cells.</summary>
    public double Extent(Box box) => (East(Eastern(box)) - East(box.West)) * (South(box.South) - South(box.North));

    long Touched(Box box) => (Column(Eastern(box)) - Column(box.West) + 1) * (Row(box.South) - Row(box.North) + 1);

    // Beyond 180 where the box crosses the antimeridian.
    static double Eastern(Box box) => box.West > box.East ? box.East + 360 : box.East;

    double East(double longitude) => (longitude + 180) / 360 * Columns;

    double South(double latitude)
    {
        var angle = double.DegreesToRadians(Math.Clamp(latitude, -NorthernEdge, NorthernEdge));
        return (0.5 - (Math.Asinh(Math.Tan(angle)) / (2 * Math.PI))) * Columns;
    }
}
