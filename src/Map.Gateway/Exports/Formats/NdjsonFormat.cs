using System.Text.Json;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>NDJSON: an object a line, for programs that read line by line.</summary>
sealed class NdjsonFormat() : FileFormat("ndjson", "application/x-ndjson")
{
    public override async Task WriteAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation)
    {
        var names = JsonValues.NamesOf(head.Columns);
        await using var json = new Utf8JsonWriter(output, JsonValues.Options);
        await foreach (var part in rows.WithCancellation(cancellation))
        {
            foreach (var row in part)
            {
                JsonRows.WriteObject(json, names, row);
                json.Flush();
                output.WriteByte((byte)'\n');
                json.Reset();
            }

            await output.FlushAsync(cancellation);
        }
    }
}
