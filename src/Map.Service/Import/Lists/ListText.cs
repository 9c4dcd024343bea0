using System.Globalization;

namespace Map.Service.Import.Lists;

/// <summary>A preview, or what became of it, as lines of text.</summary>
static class ListText
{
    const int LinesNamed = 8;
    const int RowsNamed = 10;

    public static IEnumerable<string> Of(ImportResponse response)
    {
        foreach (var table in response.Tables)
        {
            yield return $"{table.Name}: {Number(table.Rows)} rows of the list \"{table.List}\"";
            foreach (var column in Columns(table)) yield return $"  {column}";
        }

        foreach (var note in response.Notes) yield return Of(note);
        // A preview of events shows each as it will be.
        foreach (var outcome in new[] { ImportOutcome.New, ImportOutcome.Twin, ImportOutcome.Changed })
        {
            var rows = response.Rows.Where(row => row.Outcome == outcome && (outcome != ImportOutcome.New || row.Changes.Count > 0)).ToList();
            foreach (var row in rows.Take(RowsNamed)) yield return Of(row);
            if (rows.Count > RowsNamed) yield return $"{Words.Of(outcome)}: {Number(rows.Count - RowsNamed)} more; --format json has all of them";
        }

        yield return string.Join(", ", response.Counts.Select(count => $"{Number(count.Rows)} {Words.Of(count.Outcome).Replace('_', ' ')}"));
        if (response.Suggested > 0) yield return $"{Number(response.Suggested)} of them as suggestions, which reviewers decide";
        if (response.Published + response.Waiting > 0)
            yield return $"of the new, {Number(response.Published)} are seen by everybody, and {Number(response.Waiting)} wait for a reviewer";
    }

    // Columns of years are one line.
    static IEnumerable<string> Columns(ImportedTable table)
    {
        var width = Math.Min(30, table.Columns.Select(column => column.Column.Length).DefaultIfEmpty().Max());
        foreach (var group in Runs(table.Columns))
        {
            var name = group.Count == 1 ? group[0].Column : $"{group[0].Column} … {group[^1].Column}";
            var field = group[0].HasField ? group[0].Field : "is not read";
            yield return $"{name.PadRight(width)}  {field,-22}  {string.Join(" | ", group[0].Examples)}";
        }
    }

    static List<List<ImportedColumn>> Runs(IEnumerable<ImportedColumn> columns)
    {
        var runs = new List<List<ImportedColumn>>();
        foreach (var column in columns)
            if (column.Field is "period" or "capacity" && runs.Count > 0 && runs[^1][0].Field == column.Field) runs[^1].Add(column);
            else runs.Add([column]);
        return runs;
    }

    static string Of(ImportNote note)
    {
        var effect = note.Effect switch { ImportNoteEffect.Wrong => "wrong", ImportNoteEffect.Warning => "warning", _ => "note" };
        var lines = string.Join(", ", note.Lines.Take(LinesNamed)) + (note.Rows > LinesNamed ? " …" : "");
        var where = note.Rows == 1 ? $"line {lines}" : $"{Number(note.Rows)} rows, line {lines}";
        return $"{effect} {note.Code}: {note.Column} {note.Text} ({where})";
    }

    static string Of(ImportedRow row) => row.Outcome == ImportOutcome.New
        ? $"new: line {row.Line}, {Quote.Of(row.Name)}: " + string.Join("; ", row.Changes.Where(change => change.Field is not ("name" or "sources"))
            .Select(change => $"{change.Field} {Quote.Of(string.Join(" | ", change.After))}"))
        : row.Outcome == ImportOutcome.Twin
        ? $"twin: line {row.Line}, {Quote.Of(row.Name)}, is {row.Likelihood.ToString("0 %", CultureInfo.InvariantCulture)} likely the {(row.HasEventId ? $"event {row.EventId}" : $"place {row.PlaceId}")}"
        : $"changed: line {row.Line}, {Quote.Of(row.Name)}: " + string.Join("; ", row.Changes.Select(change =>
            $"{change.Field} {Quote.Of(string.Join(" | ", change.Before))} becomes {Quote.Of(string.Join(" | ", change.After))}"));

    static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
