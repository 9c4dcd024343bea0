using CsvHelper;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>CSV as in RFC 4180, UTF-8 with the byte order mark by which Excel recognises UTF-8.</summary>
sealed class CsvFormat() : FileFormat("csv", "text/csv; charset=utf-8")
{
    static readonly CsvWriterOptions Options = new()
    {
        WriteByteOrderMark = true,
        // Some readers trim what has no quotes.
        Quoting = CsvQuoting.WhenNeededOrWhitespace,
    };

    public override async Task WriteAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation)
    {
        using var csv = CsvWriter.Create(output, Options);
        foreach (var column in head.Columns)
            csv.WriteField(column.Name);
        csv.EndRecord();
        await foreach (var part in rows.WithCancellation(cancellation))
        {
            foreach (var row in part)
            {
                foreach (var value in row.Values)
                    csv.WriteField(CellText.Of(value));
                csv.EndRecord();
            }

            csv.Flush();
            await output.FlushAsync(cancellation);
        }

        csv.Flush();
    }
}
