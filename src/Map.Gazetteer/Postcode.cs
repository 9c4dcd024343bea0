using System.Text.RegularExpressions;

namespace Map.Gazetteer;

/// <summary>UK postcodes: CT20 1QU lies in the district CT20.</summary>
static partial class Postcode
{
    /// <summary>The district that a folded text may be a postcode of, whole or cut short, and whether that is a guess; null when none.
    /// </summary>
    public static (string District, bool IsGuess)? DistrictOf(string folded)
    {
        if (Spaced().Match(folded) is { Success: true } spaced) return (spaced.Groups[1].Value, false);
        if (Whole().Match(folded) is { Success: true } whole) return (whole.Groups[1].Value, false);
        // CT201 is CT20 1: no digit of the second half but the first one is one. CT98 is CT9 8 to somebody who types on, or a district that
        // there is not.
        return CutShort().Match(folded) is { Success: true } cut ? (cut.Groups[1].Value, District().IsMatch(folded)) : null;
    }

    [GeneratedRegex("^([a-z]{1,2}[0-9][a-z0-9]?) [0-9][a-z]{0,2}$")]
    private static partial Regex Spaced();

    [GeneratedRegex("^([a-z]{1,2}[0-9][a-z0-9]?)[0-9][a-z]{2}$")]
    private static partial Regex Whole();

    [GeneratedRegex("^([a-z]{1,2}[0-9][a-z0-9]?)[0-9][a-z]?$")]
    private static partial Regex CutShort();

    [GeneratedRegex("^[a-z]{1,2}[0-9][a-z0-9]?$")]
    private static partial Regex District();
}
