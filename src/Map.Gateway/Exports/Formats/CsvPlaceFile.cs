using CsvHelper;
using Map.Contract.Files;

namespace Map.Gateway.Exports.Formats;

/// <summary>places.csv: RFC 4180, UTF-8 with the byte order mark by which Excel recognises UTF-8.</summary>
sealed class CsvPlaceFile(Stream buffer) : IPlaceFile
{
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
            csv.WriteField(CellText.Of(column.Value(place)));
        csv.EndRecord();
    }

    public void End()
    {
        // The last record ends the file.
    }

    public void Flush() => csv.Flush();

    public void Dispose() => csv.Dispose();
}
