using System.Text.Json;

namespace Map.Gateway.GraphQL.Geo;

/// <summary>A GeoJSON Polygon or MultiPolygon, as the service takes it. The service checks whether its rings make an area.</summary>
public sealed record Polygon
{
    Polygon(V1.Area area) => Area = area;

    /// <summary>The area.</summary>
    public V1.Area Area { get; }

    /// <exception cref="FormatException">It is neither; the message says why, and follows the name of the value.</exception>
    public static Polygon Read(JsonElement json) => new(AreaText.Read(json));
}
