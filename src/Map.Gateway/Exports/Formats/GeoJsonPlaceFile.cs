using System.Text.Encodings.Web;
using System.Text.Json;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.Exports.Formats;

/// <summary>places.geojson: an RFC 7946 FeatureCollection. A network without a position has a null geometry.</summary>
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
        json.WriteString("type", "Feature");
        json.WriteString("id", place.Place.Id);
        WriteGeometry(place.Place.Position);
        json.WriteStartObject("properties");
        WriteProperties(place.Place);
        WriteList("operatedBy", place.OperatedBy);
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

    void WriteGeometry(Position? position)
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

    void WriteProperties(Place place)
    {
        json.WriteString("kind", Words.Of(place.Kind));
        json.WriteString("name", place.Message.Name);
        json.WriteString("status", Words.Of(place.Status));
        json.WriteString("statusAsOf", place.StatusAsOf?.ToString());
        json.WriteString("openedOn", place.OpenedOn?.ToString());
        json.WriteString("closedOn", place.ClosedOn?.ToString());
        json.WriteString("precision", place.Precision is { } precision ? Words.Of(precision) : null);
        json.WriteString("address", place.Address?.Lines);
        json.WriteString("postcode", place.Address?.Postcode);
        json.WriteString("town", place.Address?.Town);
        json.WriteString("country", place.Country);
        WriteList("regions", place.Message.RegionCodes);
        WriteList("coverage", place.Message.CoverageCodes);
        json.WriteString("website", place.Website?.OriginalString);
        if (place is DetentionCentre centre)
            WriteDetention(centre);
        if (place is SupportGroup group)
            WriteList("audiences", group.Audiences.Select(audience => Words.Of(audience)));
        WriteList("contacts", place.Contacts.Select(contact => $"{Words.Of(contact.Kind)}: {contact.Value}"));
        WriteList("sources", place.Sources.Select(source => source.Citation));
        json.WriteString("updatedAt", place.UpdatedAt.UtcDateTime);
    }

    void WriteDetention(DetentionCentre centre)
    {
        json.WriteString("facilityType", centre.FacilityType.Code);
        WriteList("holds", centre.Holds.Select(population => Words.Of(population)));
        json.WriteString("maximumStay", centre.MaximumStay);
        if (centre.GetCapacity(null) is not { } capacity)
            return;
        json.WriteNumber("capacity", capacity.People);
        json.WriteString("capacityAsOf", capacity.AsOf.ToString());
    }

    void WriteList(string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
