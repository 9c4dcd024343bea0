using System.Text.Json;
using Map.Contract.Files;

namespace Map.Gateway.Ogc;

/// <summary>A place as a feature.</summary>
/// <param name="Place">With the names of those who operate it.</param>
sealed record Feature(FilePlace Place)
{
    public string Id { get; } = GlobalId.Of(Place.Place).ToString();

    public static Feature Of(V1.PlaceResult result) => new(new FilePlace(result.Place, result.Operators is { } operators
        ? operators.Names
        // What is made without them would look complete.
        : throw new InvalidDataException("The service does not name operators.")));

    /// <summary>Writes it as GeoJSON, with the properties that places.geojson has.</summary>
    public void Write(Utf8JsonWriter json, Crs crs, IReadOnlyList<Link>? links = null)
    {
        json.WriteStartObject();
        GeoJsonFeature.WriteMembers(json, Place, position => crs.To((position.Longitude, position.Latitude)));
        if (links is not null)
        {
            json.WritePropertyName("links");
            JsonSerializer.Serialize(json, links, JsonSerializerOptions.Web);
        }

        json.WriteEndObject();
    }
}
