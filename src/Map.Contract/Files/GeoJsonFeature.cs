using System.Text.Json;
using Map.V1;

namespace Map.Contract.Files;

/// <summary>Rows as GeoJSON Features: the id and the position stand outside of the properties. A network without a position has a null geometry.
/// </summary>
/// <param name="columns">The columns of the rows.</param>
public sealed class GeoJsonFeature(IReadOnlyList<FileColumn> columns)
{
    static readonly string[] Outside = ["id", "latitude", "longitude"];

    static readonly GeoJsonFeature OfPlaces = new(PlaceColumns.All);

    readonly JsonEncodedText[] names = JsonValues.NamesOf(columns);
    readonly int[] properties = [.. Enumerable.Range(0, columns.Count).Where(i => !Outside.Contains(columns[i].Name))];

    /// <summary>The columns of places that are properties.</summary>
    public static IReadOnlyList<FileColumn<FilePlace>> PropertiesOfPlaces { get; } =
        [.. PlaceColumns.All.Where(column => !Outside.Contains(column.Name))];

    /// <summary>Writes the members of a place with all of its properties into an object that the caller has begun and ends.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="place">The place.</param>
    /// <param name="coordinates">Its coordinates, where they are not longitude and latitude.</param>
    public static void WriteMembers(Utf8JsonWriter json, FilePlace place, Func<Position, (double First, double Second)>? coordinates = null) =>
        OfPlaces.WriteMembers(
            json, GlobalId.Of(place.Place).ToString(), place.Place.Position, [.. PlaceColumns.All.Select(column => column.Value(place))], coordinates);

    /// <summary>Writes the members of a feature into an object that the caller has begun and ends.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="id">Its id.</param>
    /// <param name="position">Its position.</param>
    /// <param name="values">The values of the columns.</param>
    /// <param name="coordinates">Its coordinates, where they are not longitude and latitude.</param>
    public void WriteMembers(
        Utf8JsonWriter json, string id, Position? position, object?[] values, Func<Position, (double First, double Second)>? coordinates = null)
    {
        json.WriteString("type", "Feature");
        json.WriteString("id", id);
        WriteGeometry(json, position is null ? null : coordinates?.Invoke(position) ?? (position.Longitude, position.Latitude));
        json.WriteStartObject("properties");
        foreach (var i in properties)
            JsonValues.Write(json, names[i], values[i]);
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
}
