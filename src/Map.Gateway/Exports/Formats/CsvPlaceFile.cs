using CsvHelper;

namespace Map.Gateway.Exports.Formats;

/// <summary>places.csv: RFC 4180, UTF-8 with the byte order mark by which Excel knows it for UTF-8.</summary>
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
        foreach (var (name, _) in CsvColumns.All)
            csv.WriteField(name);
        csv.EndRecord();
    }

    public void Write(FilePlace place)
    {
        foreach (var (_, value) in CsvColumns.All)
            csv.WriteField(value(place));
        csv.EndRecord();
    }

    public void End()
    {
        // The last record ends the file.
    }

    public void Flush() => csv.Flush();

    public void Dispose() => csv.Dispose();
}
