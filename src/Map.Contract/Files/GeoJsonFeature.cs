using System.Text.Json;
using Map.V1;

namespace Map.Contract.Files;

/// <summary>A place as a GeoJSON Feature. A network without a position has a null geometry.</summary>
public static class GeoJsonFeature
{
    static readonly IReadOnlyList<(JsonEncodedText Name, FileColumn Column)> All =
        [.. FileColumns.GeoJson.Select(column => (JsonEncodedText.Encode(Words.CamelCase(column.Name)), column))];

    /// <summary>Writes the members of a feature into an object that the caller has begun and ends.</summary>
    public static void WriteMembers(Utf8JsonWriter json, FilePlace place)
    {
        json.WriteString("type", "Feature");
        json.WriteString("id", GlobalId.Of(place.Place).ToString());
        WriteGeometry(json, place.Place.Position);
        json.WriteStartObject("properties");
        foreach (var (name, column) in All) WriteProperty(json, name, column.Value(place));
        json.WriteEndObject();
    }

    static void WriteGeometry(Utf8JsonWriter json, Position? position)
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

    static void WriteProperty(Utf8JsonWriter json, JsonEncodedText name, object? value)
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
