using System.Text.RegularExpressions;

namespace Map.Gazetteer;

/// <summary>UK postcodes: CT20 1QU lies in the district CT20.</summary>
static partial class Postcode
{
    /// <summary>The district of a folded text that may be a postcode, complete or cut short, and whether that is a guess; null if it is not
    /// one.</summary>
    public static (string District, bool IsGuess)? DistrictOf(string folded)
    {
        if (Spaced().Match(folded) is { Success: true } spaced) return (spaced.Groups[1].Value, false);
        if (Whole().Match(folded) is { Success: true } whole) return (whole.Groups[1].Value, false);
        // CT201 can only be CT20 1, because the second half of a postcode has one digit, its first. CT98 may be the beginning of CT9 8, or
        // a district that does not exist: a guess.
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
