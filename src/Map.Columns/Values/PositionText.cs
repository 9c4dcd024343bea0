using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Map.Columns.Values;

/// <summary>A position in one cell.</summary>
static partial class PositionText
{
    // The strongest first: a comma may be that of a decimal.
    static readonly string[] Separators = [";", "|", "/", ", ", ",", "\t", " "];

    // Longer than a position in words; a shape may have thousands of points.
    const int LongestPair = 100;
    const int LongestShape = 100_000;

    /// <summary>Reads "50.95, 1.86", with letters in any order, POINT (1.86 50.95) and GeoJSON.</summary>
    /// <returns>Latitude and longitude, which may be out of range; null when it is no position.</returns>
    public static (double Latitude, double Longitude)? Read(string text, bool oIsEast)
    {
        text = text.Trim();
        if (text.Length > LongestShape) return null;
        return text.StartsWith('{') ? FromGeoJson(text)
            : WellKnown().Match(text) is { Success: true } match ? FromWkt(match.Groups["wkt"].Value)
            : text.Length <= LongestPair ? Pair(text.Trim('(', ')', '[', ']'), oIsEast) : null;
    }

    static (double, double)? Pair(string text, bool oIsEast)
    {
        foreach (var separator in Separators)
            for (var at = text.IndexOf(separator, StringComparison.Ordinal); at > 0; at = text.IndexOf(separator, at + 1, StringComparison.Ordinal))
            {
                var rest = text[(at + separator.Length)..];
                if (!Degrees.TryRead(text[..at], oIsEast, out var first) || !Degrees.TryRead(rest, oIsEast, out var second)) continue;
                // 48,85 is one number.
                if (separator == "," && !text.AsSpan().ContainsAny("NSEWOnsewo.") && text.Count(letter => letter == ',') == 1) return null;
                if (first.Axis is null != second.Axis is null || (first.Axis is not null && first.Axis == second.Axis)) continue;
                var isSwapped = first.Axis == Axis.Longitude || (first.Axis is null && Math.Abs(first.Value) > 90 && Math.Abs(second.Value) <= 90);
                return isSwapped ? (second.Value, first.Value) : (first.Value, second.Value);
            }
        return null;
    }

    static (double, double)? FromWkt(string text)
    {
        // The tokenizer of the library has a table of some characters only.
        if (!Ascii.IsValid(text)) return null;
        try
        {
            return new WKTReader().Read(text) is { IsEmpty: false } shape ? Of(shape.Centroid) : null;
        }
        catch (Exception e) when (e is ParseException or ArgumentException)
        {
            // The library says only by these that a text is no WKT.
            return null;
        }
    }

    static (double, double)? FromGeoJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var shape = document.RootElement.TryGetProperty("geometry", out var geometry) ? geometry : document.RootElement;
            // A MultiPoint of one point is one.
            if (shape.TryGetProperty("coordinates", out var at) && at.ValueKind == JsonValueKind.Array && at.GetArrayLength() == 1) at = at[0];
            return at.ValueKind == JsonValueKind.Array && at.GetArrayLength() is 2 or 3
                && at[0].TryGetNumber(out var longitude) && at[1].TryGetNumber(out var latitude) ? (latitude, longitude) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    static bool TryGetNumber(this JsonElement element, out double number)
    {
        number = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out number);
    }

    static (double, double) Of(Point point) => (point.Y, point.X);

    [GeneratedRegex(@"^\s*(?:SRID\s*=\s*4326\s*;\s*)?(?<wkt>(?:MULTI)?(?:POINT|POLYGON|LINESTRING)\s*Z?\s*\(.*)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex WellKnown();
}
