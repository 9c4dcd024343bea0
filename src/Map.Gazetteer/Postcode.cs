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

    /// <summary>The districts of the complete postcodes among these words: CT16 of "Dover CT16 1AA".</summary>
    public static IEnumerable<string> DistrictsIn(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
            if (Whole().Match(words[i]) is { Success: true } whole) yield return whole.Groups[1].Value;
            else if (i + 1 < words.Count && District().IsMatch(words[i]) && Second().IsMatch(words[i + 1])) yield return words[i];
    }

    public static bool IsDistrict(string word) => District().IsMatch(word);

    [GeneratedRegex("^([a-z]{1,2}[0-9][a-z0-9]?) [0-9][a-z]{0,2}$")]
    private static partial Regex Spaced();

    [GeneratedRegex("^([a-z]{1,2}[0-9][a-z0-9]?)[0-9][a-z]{2}$")]
    private static partial Regex Whole();

    [GeneratedRegex("^([a-z]{1,2}[0-9][a-z0-9]?)[0-9][a-z]?$")]
    private static partial Regex CutShort();

    [GeneratedRegex("^[0-9][a-z]{2}$")]
    private static partial Regex Second();

    [GeneratedRegex("^[a-z]{1,2}[0-9][a-z0-9]?$")]
    private static partial Regex District();
}
