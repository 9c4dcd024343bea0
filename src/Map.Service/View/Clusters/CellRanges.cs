namespace Map.Service.View.Clusters;

/// <summary>The cells of the index place_by_tile that a box touches, as ranges of their numbers. It starts with the whole world and divides
/// every square that the border of the box cuts into four, until there would be too many ranges.</summary>
sealed record CellRanges(int[] First, int[] Last)
{
    // Each is a descent of the index. With 32, at most one in ten of the places that are read for a country is outside of the box.
    const int MaximumRanges = 32;

    // One heap fetch by way of place_by_area costs about as much as four index-only reads of place_by_tile.
    const int ReadsPerHeapFetch = 4;

    // PostgreSQL and this program compute rows independently, and may round differently.
    const double Rounding = 1e-9;

    static readonly ClusterGrid Cells = new(1 << 11);

    /// <summary>Null if the ranges cover much more than the box, which is then smaller than a cell, or long and thin.</summary>
    public static CellRanges? Of(Box box)
    {
        var parts = Parts(box).ToList();
        List<Square> squares = [new(0, 0, Cells.Columns, 0)];
        while (true)
        {
            List<Square> finer = [.. squares.SelectMany(square => square.Size == 1 || parts.Exists(square.IsWithin)
                ? [square] : square.Quarters.Where(quarter => parts.Exists(quarter.Touches)))];
            if (finer.SequenceEqual(squares) || Ranges(finer).Count > MaximumRanges) break;
            squares = finer;
        }

        if (squares.Sum(square => (double)square.Size * square.Size) > ReadsPerHeapFetch * Cells.Extent(box)) return null;
        var ranges = Ranges(squares);
        return new([.. ranges.Select(range => range.First)], [.. ranges.Select(range => range.Last)]);
    }

    static List<(int First, int Last)> Ranges(List<Square> squares)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var square in squares)
        {
            var last = square.First + (square.Size * square.Size) - 1;
            if (ranges is [.., var before] && before.Last + 1 == square.First) ranges[^1] = (before.First, last);
            else ranges.Add((square.First, last));
        }
        return ranges;
    }

    // The meridian 180 is in the first column, and a pole in every column.
    static IEnumerable<Part> Parts(Box box)
    {
        var (end, north, south) = (Cells.Columns - 1L, Cells.Row(box.North + Rounding), Cells.Row(box.South - Rounding));
        var (west, east) = (Math.Min(end, Cells.Column(box.West)), Math.Min(end, Cells.Column(box.East)));
        if (box.West > box.East)
        {
            yield return new Part(west, north, end, south);
            yield return new Part(0, north, east, south);
        }
        else
        {
            yield return new Part(west, north, east, south);
            if (box.East == 180) yield return new Part(0, north, 0, south);
        }
        if (box.North == 90) yield return new Part(0, 0, end, 0);
        if (box.South == -90) yield return new Part(0, end, end, end);
    }

    readonly record struct Part(long West, long North, long East, long South);

    // In the order of tile_cell(): the quarters of a square follow each other, north-west, north-east, south-west, south-east.
    readonly record struct Square(int X, int Y, int Size, int First)
    {
        public IEnumerable<Square> Quarters
        {
            get
            {
                var (half, cells) = (Size / 2, Size * Size / 4);
                yield return new(X, Y, half, First);
                yield return new(X + half, Y, half, First + cells);
                yield return new(X, Y + half, half, First + (2 * cells));
                yield return new(X + half, Y + half, half, First + (3 * cells));
            }
        }

        public bool Touches(Part part) => X <= part.East && X + Size > part.West && Y <= part.South && Y + Size > part.North;

        public bool IsWithin(Part part) =>
            X >= part.West && X + Size - 1 <= part.East && Y >= part.North && Y + Size - 1 <= part.South;
    }
}
