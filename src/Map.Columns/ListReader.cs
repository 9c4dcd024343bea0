using Map.Columns.Reading;

namespace Map.Columns;

/// <summary>Reads the rows of a list by a mapping of its columns.</summary>
/// <param name="mapping">What the columns mean. Those that it does not name are not read; <see cref="Mapping.Missing"/> lists them.</param>
/// <param name="columns">The columns of the file.</param>
/// <param name="facilityTypes">The map's words for types of detention centres.</param>
/// <param name="time">Tells what lies in the future; the clock of the machine when null.</param>
public sealed class ListReader(
    Mapping mapping, IReadOnlyList<string> columns, IReadOnlyList<FacilityWord> facilityTypes, TimeProvider? time = null)
{
    readonly FieldReader fields = new(mapping, new(facilityTypes), DateOnly.FromDateTime((time ?? TimeProvider.System).GetUtcNow().UtcDateTime));
    readonly (string Field, (int Index, ColumnMapping Column)[] Columns)[] read = InOrder(mapping, columns);

    /// <summary>The words that the rows so far have and nobody knows, the most frequent first.</summary>
    public IReadOnlyList<UnknownWord> UnknownWords => fields.UnknownWords.All;

    /// <summary>What a row says. What cannot be read is a problem of its cell; this throws nothing.</summary>
    public ListedPlace Read(SheetRow row)
    {
        var reading = new RowReading(row.Line);
        if (row.Fault is { } fault) reading.Problems.Add(new("", "row_unreadable", fault));
        foreach (var (field, cells) in read)
        {
            var isSaid = false;
            foreach (var (index, column) in cells) isSaid |= index < row.Cells.Count && Read(reading, column, row.Cells[index]);
            if (!isSaid && mapping.Defaults.GetValueOrDefault(field) is { Length: > 0 } text) fields.Read(reading, new(field, field), new(text));
        }
        return fields.Finish(reading);
    }

    // Whether the cell says anything.
    bool Read(RowReading reading, ColumnMapping column, Cell cell)
    {
        if (Nothing.Is(cell.Text) && !(column.Field == "country" && cell.Text == "NA")) return false;
        if (cell.Kind == CellKind.Error)
            reading.Problems.Add(new(column.Column, "formula_failed", $"the formula of the cell gives {cell.Text}; mend it in the list.",
                IsWarning: true));
        else fields.Read(reading, column, cell);
        return cell.Kind != CellKind.Error;
    }

    // Kind and country first: what other cells mean depends on them.
    static (string, (int, ColumnMapping)[])[] InOrder(Mapping mapping, IReadOnlyList<string> columns)
    {
        var at = columns.Select((column, i) => (column, i)).DistinctBy(each => each.column).ToDictionary(each => each.column, each => each.i);
        var mapped = mapping.Columns.Where(column => column.Field is not null && at.ContainsKey(column.Column)).DistinctBy(column => column.Column)
            .ToLookup(column => column.Field!, column => (at[column.Column], column));
        return
        [
            .. mapped.Select(same => same.Key).Union(mapping.Defaults.Keys).OrderBy(FieldReader.Turn)
                .Select(field => (field, mapped[field].ToArray())),
        ];
    }
}
