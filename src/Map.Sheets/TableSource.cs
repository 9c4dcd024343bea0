using System.Globalization;

namespace Map.Sheets;

/// <summary>What a format finds before it is known which row is the header.</summary>
/// <param name="Line">Where the row begins.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Fault">What is wrong with it.</param>
readonly record struct RawRow(long Line, IReadOnlyList<Cell> Cells, string? Fault = null)
{
    public bool IsBlank => Fault is null && Cells.All(cell => cell.IsEmpty);
}

/// <summary>Makes tables of rows: finds the header, leaves out blank rows and columns, and counts what is read.</summary>
sealed class TableSource(SheetLimits limits)
{
    // Above a header may stand the title of the list, who made it, and when.
    const int HeaderWithin = 20;

    long rows;

    /// <summary>A table with its header among its first rows.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="all">All rows.</param>
    /// <param name="isText">Whether a row of another number of cells than the header is a fault: in a text, a cell that is missing may be any of
    /// them. A spreadsheet leaves blank cells out, and may have columns without a name.</param>
    /// <returns>Null if it is blank.</returns>
    public Sheet? WithHeader(string name, IEnumerable<RawRow> all, bool isText = false)
    {
        var source = all.Where(row => !row.IsBlank).GetEnumerator();
        var first = new List<RawRow>();
        while (first.Count < HeaderWithin && source.MoveNext()) first.Add(Checked(source.Current));
        if (first.Count == 0)
        {
            source.Dispose();
            return null;
        }

        var header = HeaderAmong(first);
        var widest = first.Max(row => Width(row.Cells));
        var columns = Names(first[header].Cells, isText ? Math.Min(widest, first[header].Cells.Count) : widest);
        return new(name, columns, Rows());

        IEnumerable<SheetRow> Rows()
        {
            using (source)
            {
                foreach (var row in first.Skip(header + 1)) yield return Fit(row, columns, isText);
                while (source.MoveNext()) yield return Fit(Checked(source.Current), columns, isText);
            }
        }
    }

    /// <summary>A table whose columns are known.</summary>
    public Sheet WithColumns(string name, IReadOnlyList<string> columns, IEnumerable<RawRow> all)
    {
        var cells = columns.Select(column => new Cell(column)).ToList();
        var names = Names(Checked(new(1, cells)).Cells, columns.Count);
        return new(name, names, all.Where(row => !row.IsBlank).Select(row => Fit(Checked(row), names, isText: false)));
    }

    // The first row that names more than half of the columns: a title has one or two cells.
    static int HeaderAmong(List<RawRow> first)
    {
        var widest = first.Max(row => row.Cells.Count(cell => !cell.IsEmpty));
        return first.FindIndex(row => row.Fault is null && row.Cells.Count(cell => !cell.IsEmpty) * 2 > widest) is >= 0 and var found
            ? found
            : throw new SheetException($"has no header that can be read: {first[0].Fault}");
    }

    RawRow Checked(RawRow row)
    {
        if (++rows > limits.Rows + 1)
            throw new SheetException($"has more than {limits.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows; send it in parts.");
        var width = Width(row.Cells);
        if (width > limits.Columns)
            throw new SheetException($"has {width} columns in row {row.Line}; at most {limits.Columns}. Remove those that say nothing of places.");
        for (var i = 0; i < width; i++)
            if (row.Cells[i].Text.Length > limits.CellLength)
                throw new SheetException(
                    $"has a cell of {row.Cells[i].Text.Length} characters in row {row.Line}, column {Letters(i)}; at most {limits.CellLength}. A quote that is not closed "
                    + "swallows what follows it.");
        return row;
    }

    static SheetRow Fit(RawRow row, IReadOnlyList<string> columns, bool isText)
    {
        var width = Width(row.Cells);
        var cells = row.Cells.Count == columns.Count ? row.Cells
            : [.. Enumerable.Range(0, columns.Count).Select(i => i < row.Cells.Count ? row.Cells[i] : Cell.Empty)];
        return new(row.Line, cells, row.Fault ?? (
            width > columns.Count && !isText ? $"has a cell in column {Letters(width - 1)}, and the header ends with column {Letters(columns.Count - 1)}; "
                + "give the column a name, or empty the cell."
            : width > columns.Count || (isText && row.Cells.Count < columns.Count)
                ? $"has {Math.Max(row.Cells.Count, width)} cells, and the header {columns.Count}; a separator within a cell needs quotes around it."
            : null));
    }

    static int Width(IReadOnlyList<Cell> cells)
    {
        var width = cells.Count;
        while (width > 0 && cells[width - 1].IsEmpty) width--;
        return width;
    }

    static IReadOnlyList<string> Names(IReadOnlyList<Cell> header, int width)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new string[width];
        for (var i = 0; i < width; i++)
        {
            var name = i < header.Count && !header[i].IsEmpty ? header[i].Text.ReplaceLineEndings(" ") : $"column {Letters(i)}";
            names[i] = name;
            for (var again = 2; !taken.Add(names[i]); again++) names[i] = $"{name} ({again})";
        }

        return names;
    }

    // As spreadsheets call the column: A, B … Z, AA.
    static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
