using System.Text.Encodings.Web;
using System.Text.Json;
using Map.Contract.Files;

namespace Map.Gateway.Exports.Formats;

/// <summary>places.geojson: an RFC 7946 FeatureCollection. A network without a position has a null geometry.</summary>
sealed class GeoJsonPlaceFile(Stream buffer) : IPlaceFile
{
    static readonly IReadOnlyList<(JsonEncodedText Name, FileColumn Column)> Properties =
        [.. FileColumns.GeoJson.Select(column => (JsonEncodedText.Encode(Translation.CamelCase(column.Name)), column))];

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
        json.WriteString("type", "Feature");
        json.WriteString("id", GlobalId.Of(place.Place).ToString());
        WriteGeometry(place.Place.Position);
        json.WriteStartObject("properties");
        foreach (var (name, column) in Properties) WriteProperty(name, column.Value(place));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void End()
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void Flush() => json.Flush();

    public void Dispose() => json.Dispose();

    void WriteGeometry(V1.Position? position)
    {
        if (position is null)
        {
            json.WriteNull("geometry");
            return;
        }

        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(position.Longitude);
        json.WriteNumberValue(position.Latitude);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    void WriteProperty(JsonEncodedText name, object? value)
    {
        if (value == FileColumn.Absent)
            return;
        json.WritePropertyName(name);
        switch (value)
        {
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                    json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case DateTime time:
                json.WriteStringValue(time);
                break;
            default:
                json.WriteStringValue((string?)value);
                break;
        }
    }
}
