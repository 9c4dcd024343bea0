using System.Text.Json;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>Rows as GeoJSON Features: the id and the position stand outside of the properties. A network without a position has a null geometry.
/// </summary>
/// <param name="columns">The columns of the rows.</param>
sealed class GeoJsonFeature(IReadOnlyList<FileColumn> columns)
{
    static readonly string[] Outside = ["id", "latitude", "longitude"];

    static readonly GeoJsonFeature OfPlaces = new(PlaceColumns.All);

    readonly JsonEncodedText[] names = JsonValues.NamesOf(columns);
    readonly int[] properties = [.. Enumerable.Range(0, columns.Count).Where(i => !Outside.Contains(columns[i].Name))];

    /// <summary>Writes the members of a place with all of its properties into an object that the caller has begun and ends.</summary>
    public static void WriteMembers(Utf8JsonWriter json, FilePlace place) => OfPlaces.WriteMembers(json, new(
        GlobalId.Of(place.Place).ToString(), place.Place.Name, place.Place.Position, [.. PlaceColumns.All.Select(column => column.Value(place))], place));

    /// <summary>Writes the members of a feature into an object that the caller has begun and ends.</summary>
    public void WriteMembers(Utf8JsonWriter json, FileRow row)
    {
        json.WriteString("type", "Feature");
        json.WriteString("id", row.Id);
        WriteGeometry(json, row.Position);
        json.WriteStartObject("properties");
        foreach (var i in properties)
            JsonValues.Write(json, names[i], row.Values[i]);
        json.WriteEndObject();
    }

    static void WriteGeometry(Utf8JsonWriter json, V1.Position? position)
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
}
