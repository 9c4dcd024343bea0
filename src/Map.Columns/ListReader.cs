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
    readonly (int Index, ColumnMapping Column)[] read = InOrder(mapping, columns);

    /// <summary>The words that the rows so far have and nobody knows, the most frequent first.</summary>
    public IReadOnlyList<UnknownWord> UnknownWords => fields.UnknownWords.All;

    /// <summary>What a row says. What cannot be read is a problem of its cell; this throws nothing.</summary>
    public ListedPlace Read(SheetRow row)
    {
        var reading = new RowReading(row.Line);
        if (row.Fault is { } fault) reading.Problems.Add(new("", "row_unreadable", fault));
        var said = new HashSet<string>();
        foreach (var (index, column) in read)
        {
            var cell = index < row.Cells.Count ? row.Cells[index] : Cell.Empty;
            if (Nothing.Is(cell.Text) && !(column.Field == "country" && cell.Text == "NA")) continue;
            if (cell.Kind == CellKind.Error)
            {
                reading.Problems.Add(new(column.Column, "formula_failed", $"the formula of the cell gives {cell.Text}; mend it in the list.", IsWarning: true));
                continue;
            }
            said.Add(column.Field!);
            fields.Read(reading, column, cell);
        }
        foreach (var (field, text) in mapping.Defaults.OrderBy(each => FieldReader.Turn(each.Key)))
            if (!said.Contains(field) && text.Length > 0) fields.Read(reading, new(field, field), new(text));
        return fields.Finish(reading);
    }

    // Kind and country first: what other cells mean depends on them. A column may be there twice in a mapping only by mistake.
    static (int, ColumnMapping)[] InOrder(Mapping mapping, IReadOnlyList<string> columns) =>
    [
        .. mapping.Columns.Where(column => column.Field is not null).DistinctBy(column => column.Column)
            .Select(column => (Index: columns.ToList().IndexOf(column.Column), Column: column))
            .Where(column => column.Index >= 0).OrderBy(column => FieldReader.Turn(column.Column.Field!)),
    ];
}
