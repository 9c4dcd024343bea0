using System.Globalization;
using System.Text.RegularExpressions;

namespace Map.Columns.Values;

/// <summary>A latitude or longitude as people write it.</summary>
/// <param name="Value">Degrees north or east.</param>
/// <param name="Axis">Which it is, when a letter says so.</param>
readonly partial record struct Degrees(double Value, Axis? Axis)
{
    /// <summary>Reads 50.95, 50,95, -1.5, N 50° 57' 3.6", 1° 51' 21" W, 50 57.06 N, 2.35 Est.</summary>
    /// <param name="text">The text.</param>
    /// <param name="oIsEast">Whether O stands for Ost, and not for Ouest, Oeste, Ovest.</param>
    /// <param name="degrees">What it says; degrees that do not exist too.</param>
    public static bool TryRead(string text, bool oIsEast, out Degrees degrees)
    {
        degrees = default;
        var match = Form().Match(text);
        if (!match.Success) return false;
        var letters = match.Groups["h"].Captures;
        if (letters.Count > 1) return false;
        var (whole, minutes, seconds) = (Number(match.Groups["d"]), Number(match.Groups["m"]), Number(match.Groups["s"]));
        if (minutes >= 60 || seconds >= 60) return false;
        var value = whole + minutes / 60 + seconds / 3600;
        if (match.Groups["sign"].Success && match.Groups["sign"].Value is not "+") value = -value;
        if (letters.Count == 0)
        {
            degrees = new(value, null);
            return true;
        }

        var (axis, isNegative) = Side(letters[0].Value.ToUpperInvariant(), oIsEast);
        degrees = new(isNegative ? -value : value, axis);
        return true;
    }

    static (Axis Axis, bool IsNegative) Side(string letter, bool oIsEast) => letter switch
    {
        "O" => (Values.Axis.Longitude, !oIsEast),
        ['N', ..] => (Values.Axis.Latitude, false),
        ['S', ..] => (Values.Axis.Latitude, true),
        "OUEST" or "OESTE" or "OVEST" or ['W', ..] => (Values.Axis.Longitude, true),
        _ => (Values.Axis.Longitude, false),
    };

    static double Number(Group group) =>
        group.Success ? double.Parse(group.Value.Replace(',', '.'), CultureInfo.InvariantCulture) : 0;

    const string Sides = "(?<h>north|nord|norte|n|south|süd|sud|sur|s|east|este|est|ost|e|west|ouest|oeste|ovest|w|o)";

    // Minutes and seconds only with a sign or blank between them, as in 50° 57' 3.6", 50:57:03.6 and 50 57 03.6.
    [GeneratedRegex(
        @"^\s*(?:(?:latitude|longitude|lat|long|lon|lng)\s*[.:=]?\s*)?" + Sides
            + @"?[\s.:]*(?<sign>[-+−–])?\s*(?<d>[0-9]{1,3}(?:[.,][0-9]+)?)\s*(?:°|º|˚|deg\.?)?"
        + @"(?:[\s:]*(?<=[\s:°º˚.])(?<m>[0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:'|′|’|´|‘|min\.?)?"
        + @"(?:[\s:]*(?<=[\s:'′’´‘.])(?<s>[0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:""|″|”|“|''|′′|’’|sec\.?)?)?)?\s*"
        + Sides + @"?\.?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
