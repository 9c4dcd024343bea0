using System.Text.Encodings.Web;
using System.Text.Json;
using Map.Contract.Files;

namespace Map.Gateway.Exports.Formats;

/// <summary>places.geojson: an RFC 7946 FeatureCollection.</summary>
sealed class GeoJsonPlaceFile(Stream buffer) : IPlaceFile
{
    // Never embedded in a page, so that names may keep their letters instead of \u escapes.
    readonly Utf8JsonWriter json = new(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Begin()
    {
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
    }

    public void Write(FilePlace place)
    {
        json.WriteStartObject();
        GeoJsonFeature.WriteMembers(json, place);
        json.WriteEndObject();
    }

    public void End()
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void Flush() => json.Flush();

    public void Dispose() => json.Dispose();
}
