using System.Globalization;
using System.Text.RegularExpressions;

namespace Map.Columns.Values;

/// <summary>How many people a place holds, as people write it.</summary>
/// <param name="People">The number.</param>
/// <param name="Year">The year that stands beside it.</param>
/// <param name="IsApproximate">Whether it says about.</param>
readonly partial record struct CapacityText(int People, int? Year, bool IsApproximate)
{
    /// <summary>Reads 120, 1.200, "120 (2016)", "2016: 120", "ca. 300", "300 beds".</summary>
    public static CapacityText? Read(string text)
    {
        var match = Form().Match(text.Trim());
        if (!match.Success || Number.Read(match.Groups["n"].Value) is not { } people) return null;
        var before = match.Groups["before"].Value;
        var isApproximate = before.Length > 0;
        if (isApproximate && WordSet.Facts.Find(before) != "approximate") return null;
        int? year = match.Groups["year"] is { Success: true } said ? int.Parse(said.Value, CultureInfo.InvariantCulture) : null;
        return new(people, year, isApproximate);
    }

    [GeneratedRegex(
        @"^(?:(?<year>(?:19|20)[0-9][0-9])\s*:\s*)?(?<before>[\p{L}~≈][\p{L} ]*\.?)?\s*(?<n>[0-9][0-9.,’' \u00a0\u202f]*?)\s*"
        + @"(?:places?|beds?|people|persons?|detainees|personnes|lits|"
        + @"plätze|haftplätze|betten|personen|plazas|personas|camas|posti|posti letto|persone)?\s*"
        + @"(?:[(\[,]?\s*(?:in|en|im|nel|au|as of|stand|année)?\s*(?<year>(?:19|20)[0-9][0-9])\s*[)\]]?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
