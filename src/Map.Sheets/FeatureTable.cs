namespace Map.Sheets;

/// <summary>The features of a file whose columns are known only when all of it has been read.</summary>
sealed class FeatureTable(SheetLimits limits)
{
    const string Latitude = "latitude";
    const string Longitude = "longitude";

    readonly List<string> columns = [];
    readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    readonly List<List<Cell>> features = [];

    public IReadOnlyList<string> Columns => columns;

    /// <summary>The features; each is numbered in the order of the file.</summary>
    public IEnumerable<RawRow> Rows => features.Select((cells, i) => new RawRow(i + 1, cells));

    /// <summary>Whether the last feature has one.</summary>
    public bool HasPosition { get; private set; }

    /// <summary>The next feature.</summary>
    public void Begin()
    {
        if (features.Count > limits.Rows) throw new SheetException($"has more than {limits.Rows} features; send it in parts.");
        features.Add([]);
        HasPosition = false;
    }

    /// <summary>A value of the last feature. One that is there twice is a list.</summary>
    public void Add(string column, Cell value)
    {
        if (value.IsEmpty) return;
        if (!indexes.TryGetValue(column, out var index))
        {
            if (columns.Count >= limits.Columns)
                throw new SheetException($"has more than {limits.Columns} columns in feature {features.Count}. Remove those that say nothing of places.");
            indexes.Add(column, index = columns.Count);
            columns.Add(column);
        }

        var cells = features[^1];
        while (cells.Count <= index) cells.Add(Cell.Empty);
        cells[index] = cells[index].IsEmpty ? value : new($"{cells[index].Text} | {value.Text}");
    }

    public void Add(string column, string text) => Add(column, new Cell(text.Trim()));

    /// <summary>Where the last feature is. A property of the same name stays beside it.</summary>
    public void Position(string latitude, string longitude)
    {
        HasPosition = true;
        Set(Latitude, latitude);
        Set(Longitude, longitude);
    }

    // A file may also say it as a property, which is then another column.
    void Set(string column, string text)
    {
        var isTaken = indexes.TryGetValue(column, out var index) && index < features[^1].Count && !features[^1][index].IsEmpty
            && features[^1][index].Text != text;
        if (isTaken || !indexes.TryGetValue(column, out index) || index >= features[^1].Count || features[^1][index].IsEmpty)
            Add(isTaken ? $"geometry.{column}" : column, new Cell(text.Trim(), CellKind.Number));
    }
}
