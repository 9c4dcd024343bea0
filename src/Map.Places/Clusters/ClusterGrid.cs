using Map.V1;

namespace Map.Places.Clusters;

/// <summary>The grid that a box is grouped by: cells in Web Mercator that are the same for every box, so that clusters stay where they are
/// when the map is moved.</summary>
/// <param name="Columns">How many cells go round the world; as many go from its northern edge to its southern one.</param>
readonly record struct ClusterGrid(int Columns)
{
    /// <summary>The most cells that a box may touch, and so the most clusters of an answer.</summary>
    public const int MostCells = 400;

    // A cell of 64 pixels on tiles of 256: room for a sign with a number in it.
    const int CellsPerTile = 4;

    /// <summary>Where Web Mercator ends: the latitude at which the world is as high as it is wide.</summary>
    public const double NorthernEdge = 85.051128779806604;

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

    long Touched(Box box)
    {
        var east = box.West > box.East ? box.East + 360 : box.East;
        var columns = Column(east) - Column(box.West) + 1;
        var rows = Row(box.South) - Row(box.North) + 1;
        return columns * rows;
    }

    long Column(double longitude) => (long)Math.Floor((longitude + 180) / 360 * Columns);

    long Row(double latitude)
    {
        var angle = double.DegreesToRadians(Math.Clamp(latitude, -NorthernEdge, NorthernEdge));
        return (long)Math.Floor((0.5 - (Math.Asinh(Math.Tan(angle)) / (2 * Math.PI))) * Columns);
    }
}
