using System.Text.Json;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;
using Map.Gateway.Hsds.Objects;

namespace Map.Gateway.Exports.Formats;

/// <summary>The services of Human Services Data Specification 3.1, in full: an object with what the file says of itself, and a list. Its rows are
/// <see cref="HsdsRows"/>.</summary>
sealed class HsdsFormat() : FileFormat("hsds.json", "application/json")
{
    public override async Task WriteAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output, JsonValues.Options);
        json.WriteStartObject();
        JsonRows.WriteAbout(json, head);
        json.WriteStartArray("services");
        await foreach (var part in rows.WithCancellation(cancellation))
        {
            foreach (var row in part)
                JsonSerializer.Serialize(json, (HsdsService)row.Message, HsdsJson.Options);
            json.Flush();
            await output.FlushAsync(cancellation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }
}
