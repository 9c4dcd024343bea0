using System.Text.Json;
using Map.Contract.Files;

namespace Map.Gateway.Exports.Formats;

/// <summary>A place as a GeoJSON Feature. A network without a position has a null geometry.</summary>
static class GeoJsonFeature
{
    static readonly IReadOnlyList<(JsonEncodedText Name, FileColumn Column)> All =
        [.. FileColumns.GeoJson.Select(column => (JsonEncodedText.Encode(NameOf(column)), column))];

    /// <summary>The name of the property of a column.</summary>
    public static string NameOf(FileColumn column) => Translation.CamelCase(column.Name);

    /// <summary>Writes the members of a feature into an object that the caller has begun and ends.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="place">The place.</param>
    /// <param name="coordinates">Its coordinates, where they are not longitude and latitude.</param>
    public static void WriteMembers(Utf8JsonWriter json, FilePlace place, Func<V1.Position, (double First, double Second)>? coordinates = null)
    {
        json.WriteString("type", "Feature");
        json.WriteString("id", GlobalId.Of(place.Place).ToString());
        WriteGeometry(json, place.Place.Position is { } at ? coordinates?.Invoke(at) ?? (at.Longitude, at.Latitude) : null);
        json.WriteStartObject("properties");
        foreach (var (name, column) in All) WriteProperty(json, name, column.Value(place));
        json.WriteEndObject();
    }

    static void WriteGeometry(Utf8JsonWriter json, (double First, double Second)? coordinates)
    {
        if (coordinates is not var (first, second))
        {
            json.WriteNull("geometry");
            return;
        }

        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(first);
        json.WriteNumberValue(second);
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
