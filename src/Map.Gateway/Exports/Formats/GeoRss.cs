using System.Globalization;

namespace Map.Gateway.Exports.Formats;

/// <summary>Positions in feeds: GeoRSS Simple.</summary>
static class GeoRss
{
    public const string Namespace = "http://www.georss.org/georss";
    public const string Point = "point";

    /// <summary>Latitude first, without an exponent, which a double may have.</summary>
    public static string TextOf(V1.Position position) =>
        string.Create(CultureInfo.InvariantCulture, $"{(decimal)position.Latitude} {(decimal)position.Longitude}");
}
