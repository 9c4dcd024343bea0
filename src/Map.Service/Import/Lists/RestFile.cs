using System.Globalization;
using CsvHelper;
using Map.Contract.Files;

namespace Map.Service.Import.Lists;

/// <summary>The rows that were not imported, with all their cells and why: a list to be finished, and imported again.</summary>
static class RestFile
{
    const string Outcome = "not imported because";
    const string Why = "what to do";

    /// <returns>How many rows it has.</returns>
    public static int Write(string path, ListPlan plan)
    {
        var rows = plan.Rows.Where(row => !row.IsWritten && row.Outcome is not (ImportOutcome.Unchanged or ImportOutcome.Suggested)).ToList();
        using var file = File.Create(path);
        using var csv = CsvWriter.Create(file, new() { WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace });
        foreach (var table in rows.GroupBy(row => row.Table))
        {
            Record([.. table.Key.Columns.Select(column => column.Column), Outcome, Why]);
            foreach (var row in table)
                Record([
                    .. Enumerable.Range(0, table.Key.Columns.Count).Select(i => i < row.Cells.Count ? Safe(row.Cells[i].Text) : ""),
                    Words.Of(row.Outcome), string.Join(" ", ReasonsOf(row))]);
        }

        return rows.Count;

        void Record(IEnumerable<string> fields)
        {
            foreach (var field in fields) csv.WriteField(field);
            csv.EndRecord();
        }
    }

    static IEnumerable<string> ReasonsOf(ListRow row)
    {
        if (row.Twin is { Band: SimilarityBand.Same, Place: var twin }) yield return $"It is likely {Quote.Of(twin.Name)} on the map, {twin.Id}.";
        foreach (var note in row.Notes) yield return $"{note.Column} {note.Text}";
    }

    // A number that begins with a minus is no formula.
    static string Safe(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out _) ? text : SpreadsheetText.Safe(text);
}
