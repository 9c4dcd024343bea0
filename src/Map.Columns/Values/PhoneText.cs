using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Map.Columns.Values;

/// <summary>Telephone numbers as people write them.</summary>
static partial class PhoneText
{
    static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    /// <summary>The numbers of a cell in international form: +44 1632 960000. What is a number of no country is left as it is if it can be
    /// dialled, as the short numbers of hotlines are.</summary>
    /// <param name="text">One or several numbers.</param>
    /// <param name="country">Where a number without a country code is dialled; null when that is not known.</param>
    /// <returns>Empty when it is no number.</returns>
    public static IReadOnlyList<string> Read(string text, string? country)
    {
        var found = Library.FindNumbers(text, country ?? "ZZ")
            .Select(match => Library.Format(match.Number, PhoneNumberFormat.INTERNATIONAL)).Distinct().ToArray();
        if (found.Length > 0) return found;
        // 339 2182840 (mornings only)
        if (Remark().Replace(text, "") is var rest && rest.Length < text.Length) return Read(rest, country);
        // With a country, a long number that the country does not have is a wrong one.
        var parts = Separator().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();
        return parts.All(part => Dialled().IsMatch(part) && (country is null || part.Count(char.IsAsciiDigit) <= 6)) ? parts : [];
    }

    /// <summary>Whether a text looks like a number, whatever the country.</summary>
    public static bool LooksLike(string text) =>
        Separator().Split(text).Where(part => part.Trim().Length > 0).All(part => Dialled().IsMatch(part.Trim()))
        && text.Count(char.IsAsciiDigit) >= 7;

    [GeneratedRegex(@"\s*(?:[;|/\n,]|\bor\b|\bou\b|\boder\b|\bo\b|\bund\b|\band\b|\bet\b)\s*")]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s*\([^()]*\p{L}[^()]*\)")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^\(?\+?[0-9(][0-9 ()./-]{1,30}[0-9]$")]
    private static partial Regex Dialled();
}
