using System.Text.Json;
using Map.V1;

namespace Map.Contract.Conditions;

/// <summary>Shapes as CQL2 JSON has them: GeoJSON geometries, and {"bbox": […]}.</summary>
public static class GeoJsonShapes
{
    /// <exception cref="Cql2Exception">It is no geometry.</exception>
    public static IReadOnlyList<SpatialCondition> Read(JsonElement json, string at)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Wrong(at);
        if (json.TryGetProperty("bbox", out var box) && !json.TryGetProperty("type", out _))
            return [WellKnownText.Box([.. Items(box, at).Select(number => Number(number, at))], $"at {at}")];
        var type = json.TryGetProperty("type", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        if (type == "GeometryCollection")
            return json.TryGetProperty("geometries", out var geometries)
                ? [.. Items(geometries, at).SelectMany(geometry => Read(geometry, at))] : throw Wrong(at);
        if (!json.TryGetProperty("coordinates", out var coordinates))
            throw Wrong(at);
        return
        [
            type switch
            {
                "Point" => WellKnownText.Points([Position(coordinates, at)]),
                "MultiPoint" => WellKnownText.Points(Positions(coordinates, at)),
                "LineString" => WellKnownText.Lines([Positions(coordinates, at)]),
                "MultiLineString" => WellKnownText.Lines([.. Items(coordinates, at).Select(line => Positions(line, at))]),
                "Polygon" => WellKnownText.Area([Polygon(coordinates, at)]),
                "MultiPolygon" => WellKnownText.Area([.. Items(coordinates, at).Select(polygon => Polygon(polygon, at))]),
                _ => throw Wrong(at),
            },
        ];
    }

    static Polygon Polygon(JsonElement json, string at) =>
        new() { Rings = { Items(json, at).Select(ring => new Ring { Positions = { Positions(ring, at) } }) } };

    static IReadOnlyList<Position> Positions(JsonElement json, string at) => [.. Items(json, at).Select(position => Position(position, at))];

    static Position Position(JsonElement json, string at) => Items(json, at).Select(number => Number(number, at)).ToArray() is [var first, var second, ..]
        ? new() { Longitude = first, Latitude = second } : throw Wrong(at);

    static double Number(JsonElement json, string at) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong(at);

    static JsonElement.ArrayEnumerator Items(JsonElement json, string at) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : throw Wrong(at);

    static Cql2Exception Wrong(string at) =>
        new($"at {at}", "is no geometry; {\"type\":\"Point\",\"coordinates\":[1.9,51]}, its other types, or {\"bbox\":[-6,49,2,61]}.");
}
