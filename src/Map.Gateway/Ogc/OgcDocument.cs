using System.Text.Json;
using Map.Gateway.Ogc.Html;

namespace Map.Gateway.Ogc;

/// <summary>A document in both of its forms.</summary>
/// <param name="JsonType">Its media type as JSON.</param>
/// <param name="WriteJson">Writes it as JSON.</param>
/// <param name="ToHtml">Makes it a page.</param>
sealed record OgcDocument(string JsonType, Action<Utf8JsonWriter> WriteJson, Func<HtmlPage> ToHtml)
{
    public const string Json = "application/json";

    public const string GeoJson = "application/geo+json";

    /// <summary>The coordinate reference system of its positions; null where it has none.</summary>
    public string? Crs { get; init; }

    /// <summary>A document that is an object of the serializer.</summary>
    public static OgcDocument Of(object content, Func<HtmlPage> toHtml, string jsonType = Json) =>
        new(jsonType, json => JsonSerializer.Serialize(json, content, JsonSerializerOptions.Web), toHtml);
}
