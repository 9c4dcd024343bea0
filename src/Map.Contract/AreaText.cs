using System.Text.Json;
using Map.V1;

namespace Map.Contract;

/// <summary>Reads a GeoJSON Polygon or MultiPolygon, as the service takes it. The service checks whether its rings make an area.</summary>
public static class AreaText
{
    /// <exception cref="FormatException">It is neither; the message says why, and follows the name of the value.</exception>
    public static Area Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Wrong("is not a GeoJSON object");
        var type = json.TryGetProperty("type", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        if (type is not ("Polygon" or "MultiPolygon"))
            throw Wrong(type is null ? "has no type" : "is a GeoJSON object of another type");
        if (json.TryGetProperty("crs", out _))
            throw Wrong("has a crs; positions are in WGS 84, longitude first");
        if (!json.TryGetProperty("coordinates", out var coordinates))
            throw Wrong("has no coordinates");

        JsonElement[] polygons = type == "Polygon" ? [coordinates] : [.. Items(coordinates)];
        if (polygons.Sum(polygon => Items(polygon).Sum(ring => Items(ring).Count())) > Limits.AreaPositions)
            throw new FormatException($"has more than {Limits.AreaPositions:N0} positions. Simplify it.");
        return new() { Polygons = { polygons.Select(Rings) } };
    }

    static Polygon Rings(JsonElement json) =>
        new() { Rings = { Items(json).Select(ring => new Ring { Positions = { Items(ring).Select(Position) } }) } };

    // A third number is an altitude, which RFC 7946 allows and a map does not need.
    static Position Position(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.GetArrayLength() is 2 or 3 && json.EnumerateArray().All(IsNumber)
            ? new() { Longitude = json[0].GetDouble(), Latitude = json[1].GetDouble() }
            : throw Wrong("has a position that is not a list of longitude and latitude");

    static bool IsNumber(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && double.IsFinite(number);

    static JsonElement.ArrayEnumerator Items(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : throw Wrong("has coordinates that are not nested as its type says");

    static FormatException Wrong(string what) =>
        new($"{what}. Write it as {{\"type\": \"Polygon\", \"coordinates\": [[[1.5, 50.9], [2.5, 50.9], [2.5, 51.1], [1.5, 50.9]]]}}.");
}
