using System.Globalization;

namespace Map.Gateway.Ogc;

/// <summary>The parameter bbox: four numbers, or six with heights, which do not count.</summary>
static class BoxText
{
    // A billionth of a millimetre on the ground: what computing there and back may miss by.
    const double LastDigit = 1e-12;

    /// <exception cref="FormatException">It is no box.</exception>
    public static V1.Box Read(string text, Crs crs)
    {
        double[] numbers = [.. text.Split(',').Select(Number)];
        var (low, high) = numbers switch
        {
            [var first, var second, var third, var fourth] => ((first, second), (third, fourth)),
            [var first, var second, var bottom, var third, var fourth, var top] when bottom <= top => ((first, second), (third, fourth)),
            [_, _, _, _, _, _] => throw new FormatException("has a lowest height above its highest. Swap the two."),
            _ => throw new FormatException($"has {numbers.Length} numbers; 4, or 6 with heights: {Order(crs)}."),
        };
        var ((west, south), (east, north)) = (crs.From(low), crs.From(high));
        if (south > north)
            throw new FormatException($"has its south above its north. The order is {Order(crs)}.");
        return !crs.IsRounded ? new() { West = west, South = south, East = east, North = north } : new()
        {
            West = Within(180, west - LastDigit), South = Within(90, south - LastDigit),
            East = Within(180, east + LastDigit), North = Within(90, north + LastDigit),
        };
    }

    static double Within(double most, double degrees) => Math.Clamp(degrees, -most, most);

    static string Order(Crs crs) => crs.Uri.EndsWith("/4326", StringComparison.Ordinal) ? "south,west,north,east" : "west,south,east,north";

    static double Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new FormatException($"has {Quote.Of(text)}, which is not a number. Write numbers as 50.95 or -1.5.");
}
