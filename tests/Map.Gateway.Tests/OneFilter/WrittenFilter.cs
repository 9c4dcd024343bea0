using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Map.Testing.BruteForce;

namespace Map.Gateway.Tests.OneFilter;

/// <summary>A filter of the gRPC contract, written as GraphQL takes it and as files and tiles do.</summary>
static class WrittenFilter
{
    public static JsonObject ForGraphQL(V1.PlaceFilter filter)
    {
        var json = new JsonObject();
        foreach (var (name, value) in Values(filter)) json[name] = value;
        List("kinds", filter.Kinds.Select(Upper));
        List("statuses", filter.Statuses.Select(Upper));
        List("services", filter.Services.Select(Upper));
        List("waysToHelp", filter.WaysToHelp.Select(Upper));
        List("regions", filter.Regions);
        List("organisations", filter.Organisations.Select(GlobalId));
        List("facilityTypes", filter.FacilityTypes);
        List("languages", filter.Languages);
        if (filter.Box is { } box) json["box"] = Json(box);
        if (filter.Covers is { } covers) json["covers"] = Json(covers);
        if (filter.Near is { } near) json["near"] = new JsonObject { ["position"] = Json(near.Position), ["withinKm"] = near.WithinMetres / 1000 };
        if (filter.Within is { } area) json["within"] = GeoJson(area);
        return json;

        void List(string name, IEnumerable<string> values)
        {
            if (values.Any()) json[name] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }
    }

    public static string ForAddress(V1.PlaceFilter filter)
    {
        var parameters = Values(filter).ToDictionary(value => value.Name, value => value.Value.ToString());
        List("kinds", filter.Kinds.Select(World.Snake));
        List("statuses", filter.Statuses.Select(World.Snake));
        List("services", filter.Services.Select(World.Snake));
        List("waysToHelp", filter.WaysToHelp.Select(World.Snake));
        List("regions", filter.Regions);
        List("organisations", filter.Organisations.Select(GlobalId));
        List("facilityTypes", filter.FacilityTypes);
        List("languages", filter.Languages);
        if (filter.Box is { } box) parameters["box"] = Numbers(box.West, box.South, box.East, box.North);
        if (filter.Covers is { } covers) parameters["covers"] = Numbers(covers.Latitude, covers.Longitude);
        if (filter.Near is { } near)
            (parameters["near"], parameters["withinKm"]) =
                (Numbers(near.Position.Latitude, near.Position.Longitude), Numbers(near.WithinMetres / 1000));
        if (filter.Within is { } area) parameters["within"] = GeoJson(area).ToJsonString();
        return "?" + string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));

        void List(string name, IEnumerable<string> values)
        {
            if (values.Any()) parameters[name] = string.Join(',', values);
        }
    }

    public static JsonObject Json(V1.Box box) =>
        new() { ["west"] = box.West, ["south"] = box.South, ["east"] = box.East, ["north"] = box.North };

    // The fields that both write alike.
    static IEnumerable<(string Name, JsonValue Value)> Values(V1.PlaceFilter filter)
    {
        if (filter.HasText) yield return ("text", JsonValue.Create(filter.Text));
        if (filter.HasOpenOn) yield return ("openOn", JsonValue.Create(filter.OpenOn));
        if (filter.HasHasPosition) yield return ("hasPosition", JsonValue.Create(filter.HasPosition));
        if (filter.HasCapacityAtLeast) yield return ("capacityAtLeast", JsonValue.Create(filter.CapacityAtLeast));
        if (filter.HasVerifiedSince) yield return ("verifiedSince", JsonValue.Create(filter.VerifiedSince));
        if (filter.ChangedSince is { } changed)
            yield return ("changedSince", JsonValue.Create(changed.ToDateTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
    }

    static string Upper<T>(T word) where T : struct, Enum => World.Snake(word).ToUpperInvariant();

    static string GlobalId(string organisation) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"Organisation:{organisation}"));

    static string Numbers(params double[] numbers) =>
        string.Join(',', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

    static JsonObject Json(V1.Position position) => new() { ["latitude"] = position.Latitude, ["longitude"] = position.Longitude };

    static JsonObject GeoJson(V1.Area area)
    {
        var polygons = area.Polygons.Select(polygon => Array(polygon.Rings.Select(ring =>
            Array(ring.Positions.Select(position => Array([position.Longitude, position.Latitude]))))));
        return new() { ["type"] = "MultiPolygon", ["coordinates"] = Array(polygons) };
    }

    static JsonNode Array(IEnumerable<JsonNode> items) => new JsonArray([.. items]);
}
