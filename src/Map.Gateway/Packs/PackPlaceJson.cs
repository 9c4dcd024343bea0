using System.Globalization;
using System.Text.Json;

namespace Map.Gateway.Packs;

/// <summary>A place in a pack: what the pages show of it and filter by. src/Map.Web/pack/pack.ts has the same fields.</summary>
static class PackPlaceJson
{
    public static void Write(Utf8JsonWriter json, V1.Place place, IReadOnlyList<string> operators, PackRegions regions)
    {
        json.WriteStartObject();
        json.WriteString("id", place.Id);
        json.WriteString("kind", Words.Of(place.Kind));
        json.WriteString("name", place.Name);
        WriteNames(json, place.Names);
        Texts(json, "other", place.OtherNames.Select(other => other.Name));
        if (place.Status != V1.PlaceStatus.Open)
            json.WriteString("status", Words.Of(place.Status));
        Text(json, "asOf", place.StatusAsOf);
        Text(json, "checked", place.VerifiedOn);
        WriteWhereabouts(json, place, regions);
        WriteContacts(json, place);
        WriteDetails(json, place);
        Text(json, "summary", place.Summary);
        Text(json, "website", place.Website);
        Texts(json, "operators", operators);
        WritePeriods(json, place);
        json.WriteString("updated", place.UpdatedAt.ToDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    public static void WriteNames(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> names)
    {
        var known = names.ToList();
        if (known.Count == 0)
            return;
        json.WriteStartObject("names");
        foreach (var (language, name) in known)
            json.WriteString(language, name);
        json.WriteEndObject();
    }

    static void WriteWhereabouts(Utf8JsonWriter json, V1.Place place, PackRegions regions)
    {
        if (place.Position is { } position)
        {
            // A metre: no position on the map is known as well as that.
            json.WriteNumber("lat", Math.Round((decimal)position.Latitude, 5));
            json.WriteNumber("lon", Math.Round((decimal)position.Longitude, 5));
            json.WriteString("precision", Words.Of(place.Precision));
        }

        if (place.Address is { } address)
        {
            Text(json, "lines", address.Lines);
            Text(json, "town", address.Town);
            Text(json, "area", address.Area);
            Text(json, "postcode", address.Postcode);
        }

        Text(json, "country", place.Country);
        Texts(json, "regions", regions.Narrowest(place.RegionCodes));
        Texts(json, "coverage", place.CoverageCodes);
        Text(json, "coverageNote", place.CoverageNote);
    }

    static void WriteContacts(Utf8JsonWriter json, V1.Place place)
    {
        if (place.Contacts.Count == 0)
            return;
        json.WriteStartArray("contacts");
        foreach (var contact in place.Contacts)
        {
            json.WriteStartObject();
            json.WriteString("kind", Words.Of(contact.Kind));
            json.WriteString("value", contact.Value);
            Text(json, "note", contact.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteDetails(Utf8JsonWriter json, V1.Place place)
    {
        if (place.SupportGroup is { } group)
        {
            Texts(json, "services", group.Services.Select(value => Words.Of(value)));
            Texts(json, "languages", group.Languages);
            Texts(json, "audiences", group.Audiences.Select(value => Words.Of(value)));
            Texts(json, "ways", group.WaysToHelp.Select(way => Words.Of(way.What)));
            Text(json, "offers", group.Offers);
            Text(json, "hours", group.OpeningHours);
        }
        else if (place.ReportingCentre is { } reporting)
        {
            if (reporting.HasHoldingRoom)
                json.WriteBoolean("holdingRoom", reporting.HoldingRoom);
            Text(json, "hours", reporting.OpeningHours);
        }
        else if (place.DetentionCentre is { } centre)
        {
            Text(json, "facility", centre.FacilityType);
            WriteCapacity(json, centre);
            Texts(json, "holds", centre.Holds.Select(value => Words.Of(value)));
        }
    }

    // The newest figure of room: those of the people who were there are no room.
    static void WriteCapacity(Utf8JsonWriter json, V1.DetentionCentre centre)
    {
        if (centre.Capacities.FirstOrDefault(capacity => capacity.Kind != V1.CapacityKind.Occupied) is not { } latest)
            return;
        json.WriteStartObject("capacity");
        json.WriteNumber("people", latest.People);
        json.WriteString("asOf", latest.AsOf);
        json.WriteEndObject();
    }

    static void WritePeriods(Utf8JsonWriter json, V1.Place place)
    {
        if (place.Periods.Count == 0)
            return;
        json.WriteStartArray("periods");
        foreach (var period in place.Periods)
        {
            json.WriteStartObject();
            Text(json, "from", period.From);
            Text(json, "to", period.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void Text(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
            json.WriteString(name, value);
    }

    static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        var known = values.Distinct(StringComparer.Ordinal).ToList();
        if (known.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var value in known)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
