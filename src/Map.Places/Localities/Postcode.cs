using System.Text.RegularExpressions;

namespace Map.Places.Localities;

/// <summary>UK postcodes: CT20 1QU lies in the district CT20.</summary>
static partial class Postcode
{
    /// <summary>The districts that a folded text may be a postcode of, whole or cut short, the likeliest first.</summary>
    public static IEnumerable<string> DistrictsOf(string folded)
    {
        if (Spaced().Match(folded) is { Success: true } spaced) return [spaced.Groups[1].Value];
        if (Whole().Match(folded) is { Success: true } whole) return [whole.Groups[1].Value];
        // CT201 is CT20 1: no digit of the second half but the first one is one.
        return CutShort().Match(folded) is { Success: true } cut ? [cut.Groups[1].Value] : [];
    }

    [GeneratedRegex("^([a-z]{1,2}[0-9][a-z0-9]?) [0-9][a-z]{0,2}$")]
    private static partial Regex Spaced();

    [GeneratedRegex("^([a-z]{1,2}[0-9][a-z0-9]?)[0-9][a-z]{2}$")]
    private static partial Regex Whole();

    [GeneratedRegex("^([a-z]{1,2}[0-9][a-z0-9]?)[0-9][a-z]?$")]
    private static partial Regex CutShort();
}
