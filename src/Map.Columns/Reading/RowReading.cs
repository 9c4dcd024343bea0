namespace Map.Columns.Reading;

/// <summary>A row while it is read.</summary>
sealed class RowReading(long line)
{
    // More would be no remark.
    const int LongestRemark = 1_000;

    readonly List<string> kept = [];

    public long Line { get; } = line;

    public Place Place { get; } = new();

    public List<CellProblem> Problems { get; } = [];

    public List<string> Operators { get; } = [];

    public List<string> Authorities { get; } = [];

    public string? RowId { get; set; }

    /// <summary>Latitude and longitude so far.</summary>
    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    public PartialDate? Opened { get; set; }

    public PartialDate? Closed { get; set; }

    public SortedDictionary<int, bool> Years { get; } = [];

    /// <summary>The date of capacities that have none of their own.</summary>
    public string? CapacityAsOf { get; set; }

    public List<(string Column, CapacityText Said)> Capacities { get; } = [];

    /// <summary>Says that a cell is not read as its field, and keeps its text in the note.</summary>
    public void Keep(string column, string text, string code, string what)
    {
        Problems.Add(new(column, code, $"{Quote.Of(text)} {what} It is kept in the note.", IsWarning: true));
        Remark(column, text);
    }

    /// <summary>Keeps what a field cannot say.</summary>
    public void Remark(string column, string text) => kept.Add($"{column}: {(text.Length > LongestRemark ? text[..LongestRemark] + '…' : text)}");

    /// <summary>What is kept, one below the other, behind the note of the row.</summary>
    public void WriteNote()
    {
        if (kept.Count == 0) return;
        Place.Note = string.Join('\n', Place.HasNote ? kept.Prepend(Place.Note) : kept);
    }
}
