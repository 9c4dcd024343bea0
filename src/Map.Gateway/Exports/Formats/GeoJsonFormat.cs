using System.Text.Json;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>GeoJSON: an RFC 7946 FeatureCollection. What the file says of itself is a foreign member.</summary>
sealed class GeoJsonFormat() : FileFormat("geojson", "application/geo+json")
{
    public override async Task WriteAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation)
    {
        var feature = new GeoJsonFeature(head.Columns);
        await using var json = new Utf8JsonWriter(output, JsonValues.Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        JsonRows.WriteAbout(json, head);
        json.WriteStartArray("features");
        await foreach (var part in rows.WithCancellation(cancellation))
        {
            foreach (var row in part)
            {
                json.WriteStartObject();
                feature.WriteMembers(json, row.Id, row.Position, row.Values);
                json.WriteEndObject();
            }

            json.Flush();
            await output.FlushAsync(cancellation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }
}
