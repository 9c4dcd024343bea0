using System.Globalization;
using CsvHelper;

namespace Map.Gateway.Exports.Formats;

/// <summary>places.csv: RFC 4180, UTF-8 with the byte order mark by which Excel recognises UTF-8.</summary>
sealed class CsvPlaceFile(Stream buffer) : IPlaceFile
{
    // No escape within a cell is common among CSV readers, and citations contain commas and semicolons.
    const string Between = " | ";

    readonly CsvWriter csv = CsvWriter.Create(buffer, new CsvWriterOptions
    {
        WriteByteOrderMark = true,
        // Some readers trim what has no quotes.
        Quoting = CsvQuoting.WhenNeededOrWhitespace,
    });

    public void Begin()
    {
        foreach (var column in FileColumns.Csv)
            csv.WriteField(column.Name);
        csv.EndRecord();
    }

    public void Write(FilePlace place)
    {
        foreach (var column in FileColumns.Csv)
            csv.WriteField(Text(column.Value(place)));
        csv.EndRecord();
    }

    public void End()
    {
        // The last record ends the file.
    }

    public void Flush() => csv.Flush();

    public void Dispose() => csv.Dispose();

    static string? Text(object? value) => value switch
    {
        string text => SpreadsheetText.Safe(text),
        IEnumerable<string> texts => SpreadsheetText.Safe(string.Join(Between, texts)),
        bool flag => flag ? "yes" : "no",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => null,
    };
}
