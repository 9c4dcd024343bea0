using Map.Columns;
using Map.Contract.Files;
using Map.Sheets;
using PlaceColumn = Map.Contract.Files.FileColumn<Map.Contract.Files.FilePlace>;

namespace Map.Service.Import.Lists;

/// <summary>Files that the map itself has exported, whole or some columns of them: a row names its place by its id, and its cells that differ
/// from the map are edits.</summary>
static class ExportedFile
{
    // Under which its places would be known again, if they were not by their ids.
    const string List = "map";

    const string Id = "id";
    const string UpdatedAt = "updated_at";

    // By the names that tables and JSON have for them.
    static readonly Dictionary<string, PlaceColumn> Columns = PlaceColumns.All
        .SelectMany(column => new[] { column.Name, column.PropertyName }.Distinct(), (column, name) => (name, column)).ToDictionary(pair => pair.name, pair => pair.column);

    // What formats have beside the columns, for programs that know nothing of them: it follows from the columns.
    static readonly HashSet<string> Beside = ["description", "desc", "src", "link", "sym", "type", "geometry", "fid"];

    /// <summary>Whether a table is one: its columns are those of places.csv, id among them, and its ids are those of the map.</summary>
    public static bool Is(IReadOnlyList<string> columns, IReadOnlyList<SheetRow> sample)
    {
        var id = columns.ToList().FindIndex(column => column == Id);
        return id >= 0 && columns.Count > 1 && sample.Count > 0 && columns.All(IsKnown)
            && sample.Count(row => IdOf(row.Cells[id].Text) is not null) * 2 > sample.Count;
    }

    static bool IsKnown(string column) => Columns.ContainsKey(column) || Beside.Contains(column) || LabelNames.Are(column);

    public static ListTable Table(string name, Sheet sheet) => new(
        name, new() { List = List, Columns = [.. sheet.Columns.Where(Columns.ContainsKey).Select(column => new ColumnMapping(column, FieldOf(column)))] },
        [.. sheet.Columns.Select(Column)])
    {
        IsExported = true,
    };

    static ImportedColumn Column(string name)
    {
        var column = new ImportedColumn { Column = name };
        if (Columns.ContainsKey(name)) column.Field = FieldOf(name);
        return column;
    }

    static string FieldOf(string column) => Columns[column].Path ?? Columns[column].Name;

    /// <summary>Reads which place a row is of.</summary>
    public static void Identify(ListRow row)
    {
        row.PlaceId = IdOf(row.Text(Id));
        if (row.PlaceId is null) row.Refuse("id_unknown", Id, $"{Quote.Of(row.Text(Id))} is no id of a place of the map; rows that are new go into a file without ids.");
    }

    /// <summary>Compares rows with the map. A place that was changed after the file was written is a warning where cells differ: they may be old.
    /// </summary>
    public static async Task CompareAsync(NpgsqlDataSource database, IEnumerable<ListRow> rows, Caller caller, CancellationToken cancellationToken)
    {
        var views = new PlaceViews(database, caller);
        foreach (var chunk in rows.Where(row => row.Table.IsExported && row.PlaceId is not null).Chunk(Ids.MaximumInBatch))
        {
            var seen = await views.ReadAsync(chunk.Select(row => row.PlaceId!.Value), cancellationToken);
            foreach (var row in chunk)
                if (seen.TryGetValue(row.PlaceId!.Value, out var view)) Compare(row, view);
                else row.Refuse("id_unknown", Id, "is no place of the map, or it may not be seen with this key.");
        }
    }

    static void Compare(ListRow row, PlaceView view)
    {
        var edits = new ExportedEdits(row, view.Whole, view.Open);
        for (var i = 0; i < row.Cells.Count; i++)
            if (Columns.GetValueOrDefault(row.Table.Columns[i].Column) is { Name: not (Id or UpdatedAt) } column) edits.Take(column, row.Cells[i]);
        edits.End();
        row.Compare(view.Whole, edits.Edited);
        row.Recognise(view);
        if (edits.Fields.Count > 0 && IsOlder(row.Text(UpdatedAt) is { Length: > 0 } text ? text : row.Text(Columns[UpdatedAt].PropertyName), view.Whole))
            row.Warn("changed_since", UpdatedAt, $"is before the last change of the place on the map, so these cells may be old: {string.Join(", ", edits.Fields)}.");
    }

    // Files have whole seconds.
    static bool IsOlder(string text, Place place) => DateTime.TryParse(text, null, System.Globalization.DateTimeStyles.AdjustToUniversal, out var written)
        && place.UpdatedAt.ToDateTime() - written >= TimeSpan.FromSeconds(1);

    static Guid? IdOf(string text) =>
        Guid.TryParseExact(text, "D", out var id) || (GlobalId.TryParse(text, out var global) && Guid.TryParseExact(global.Value, "D", out id)) ? id : null;
}
