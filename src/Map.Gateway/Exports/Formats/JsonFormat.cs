using System.Text.Json;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>JSON: an object with what the file says of itself, and a list of objects.</summary>
sealed class JsonFormat() : FileFormat("json", "application/json")
{
    public override async Task WriteAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation)
    {
        var names = JsonValues.NamesOf(head.Columns);
        await using var json = new Utf8JsonWriter(output, JsonValues.Options);
        json.WriteStartObject();
        JsonRows.WriteAbout(json, head);
        json.WriteStartArray(head.Name);
        await foreach (var part in rows.WithCancellation(cancellation))
        {
            foreach (var row in part)
                JsonRows.WriteObject(json, names, row);
            json.Flush();
            await output.FlushAsync(cancellation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }
}
