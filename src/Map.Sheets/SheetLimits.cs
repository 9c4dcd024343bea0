namespace Map.Sheets;

/// <summary>How much of a file is read: what is more is an error, in bounded time and memory.</summary>
public sealed record SheetLimits
{
    /// <summary>Bytes of a file, of all that is packed in it, and of a JSON document, which is read as a whole.</summary>
    public long Bytes { get; init; } = 256 << 20;

    /// <summary>Rows of all tables.</summary>
    public int Rows { get; init; } = 500_000;

    /// <summary>Columns of a table.</summary>
    public int Columns { get; init; } = 1_000;

    /// <summary>Characters of a cell.</summary>
    public int CellLength { get; init; } = 100_000;

    /// <summary>Tables of a file.</summary>
    public int Sheets { get; init; } = 100;
}
