using CsvHelper;

namespace Map.Sheets;

/// <summary>CSV of any separator (comma, semicolon, tab, bar, or what its first line <c>sep=</c> says) and encoding.</summary>
static class CsvSheets
{
    public static IEnumerable<RawRow> Read(Stream file, SheetLimits limits)
    {
        var faults = new Dictionary<long, string>();
        var encoding = TextEncoding.Of(file);
        using var reader = CsvReader.Create(file, new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            Encoding = encoding,
            IncludeValuesInExceptions = false,
            // A row of as many cells as may be, each as long as may be, is no row of a list.
            MaxRecordSize = 8 * limits.CellLength,
            OnMalformedRecord = record => faults[record.LineNumber] = Describe(record),
        }, leaveOpen: true);
        while (Next(reader))
        {
            var line = reader.LineNumber;
            var cells = new Cell[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = new(reader.GetString(i).Trim());
            faults.Remove(line, out var fault);
            yield return new(line, cells, fault);
        }
    }

    static bool Next(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new SheetException($"has a row in line {e.LineNumber} that is too long for one; a quote that is not closed swallows what follows it.", e);
        }
    }

    static string Describe(CsvMalformedRecord record) => record.Reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "has a quote that is not closed; close it, or double it if it belongs to the text.",
        _ => "has a quote in the wrong place; put the whole cell in quotes, and double the quotes within.",
    };
}
