using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Enum = System.Enum;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Map.Gateway.Tests.OneFilter;

/// <summary>A filter of the gRPC contract, written as GraphQL takes it and as files and tiles do.</summary>
static class WrittenFilter
{
    public static JsonObject ForGraphQL(V1.PlaceFilter filter) => new(Values(filter).Select(value => KeyValuePair.Create<string, JsonNode?>(
        value.Field.JsonName,
        value.Value is IList list ? Array(list.Cast<object>().Select(item => Json(value.Field, item))) : Json(value.Field, value.Value))));

    public static string ForAddress(V1.PlaceFilter filter)
    {
        var parameters = Values(filter).SelectMany(value => value.Value switch
        {
            V1.Near near => [("near", Text(value.Field, near.Position)), ("withinKm", Numbers(near.WithinMetres / 1000))],
            IList values => [(value.Field.JsonName, string.Join(',', values.Cast<object>().Select(item => Text(value.Field, item))))],
            var single => new[] { (value.Field.JsonName, Text(value.Field, single)) },
        });
        // An address without regionMatch means both.
        if (filter.Regions.Count > 0 && !filter.HasRegionMatch)
            parameters = parameters.Append(("regionMatch", "location"));
        return "?" + string.Join('&', parameters.Select(parameter => $"{parameter.Item1}={Uri.EscapeDataString(parameter.Item2)}"));
    }

    public static JsonObject Json(V1.Box box) =>
        new() { ["west"] = box.West, ["south"] = box.South, ["east"] = box.East, ["north"] = box.North };

    static IEnumerable<(FieldDescriptor Field, object Value)> Values(V1.PlaceFilter filter) =>
        from field in V1.PlaceFilter.Descriptor.Fields.InDeclarationOrder()
        let value = field.Accessor.GetValue(filter)
        where field.IsRepeated ? ((IList)value).Count > 0 : field.Accessor.HasValue(filter)
        select (field, value);

    static JsonNode Json(FieldDescriptor field, object value) => value switch
    {
        Enum word => Snake(word).ToUpperInvariant(),
        bool truth => truth,
        int number => number,
        V1.Box box => Json(box),
        V1.Position position => Json(position),
        V1.Near near => new JsonObject { ["position"] = Json(near.Position), ["withinKm"] = near.WithinMetres / 1000 },
        V1.Area area => GeoJson(area),
        V1.Condition condition => WrittenCondition.Text(condition),
        _ => Text(field, value),
    };

    static string Text(FieldDescriptor field, object value) => value switch
    {
        Enum word => Snake(word),
        bool truth => truth ? "true" : "false",
        string organisation when field.Name == "organisations" => GlobalId(organisation),
        V1.Box box => Numbers(box.West, box.South, box.East, box.North),
        V1.Position position => Numbers(position.Latitude, position.Longitude),
        V1.Area area => GeoJson(area).ToJsonString(),
        V1.Condition condition => WrittenCondition.Text(condition),
        Timestamp time => time.ToDateTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    static string Snake(Enum word) => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());

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
