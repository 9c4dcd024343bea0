using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Map.Service.Contributions.Suggestions.Contents;

/// <summary>What of a text is not only text. A reviewer is told; refused is only what nothing honest has.</summary>
static partial class TextRisks
{
    // Vietnamese and pointed Hebrew have two marks on a letter, Tibetan three.
    const int MostMarks = 4;

    /// <summary>Why a reviewer should look twice, in words.</summary>
    /// <param name="texts">All texts of the suggestion.</param>
    public static IEnumerable<string> Of(IReadOnlyList<string> texts)
    {
        if (texts.Any(text => Markup().IsMatch(text))) yield return "has markup";
        if (texts.Any(HidesCharacters)) yield return "has invisible characters within words";
        if (texts.Any(HasStackedMarks)) yield return "has stacked marks";
        if (texts.Select(LookAlikes.MixedWord).FirstOrDefault(word => word is not null) is { } mixed)
            yield return $"mixes letters of two scripts that look alike: {mixed}";
    }

    /// <summary>Why a name may pass for another one: it looks like the one that is there, and is written with other characters.</summary>
    public static string? OfName(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before.Any(old => after.Any(name => !string.Equals(name, old, StringComparison.OrdinalIgnoreCase)
            && LookAlikes.Skeleton(name) == LookAlikes.Skeleton(old)))
            ? "looks like the old name, in other characters" : null;

    /// <summary>Why a host may pass for another one; null when it does not.</summary>
    public static string? OfHost(string host) =>
        LookAlikes.Shown(host).Split('.').Any(LookAlikes.IsDisguised) ? "has a host in letters that only look Latin" : null;

    /// <summary>What is wrong with a host that no browser shows as it is written; null when nothing is.</summary>
    public static string? FaultOfHost(string host) => LookAlikes.MixedWord(LookAlikes.Shown(host)) is { } mixed
        ? $"has a host that mixes Latin letters with ones that look like them, in \"{mixed}\"; write it in the letters of its owner."
        : null;

    // Joiners are right in Arabic, Persian and the scripts of India, and between emoji; between Latin letters nothing needs them.
    static bool HidesCharacters(string text)
    {
        for (var i = 1; i < text.Length - 1; i++)
            if (IsHidden(text[i]) && char.IsAsciiLetter(text[i - 1]) && char.IsAsciiLetter(text[i + 1])) return true;
        return false;
    }

    static bool IsHidden(char c) =>
        c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\u2061' or '\u2062' or '\u2063' or '\uFEFF' or '\u180E';

    static bool HasStackedMarks(string text)
    {
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MostMarks) return true;
        }

        return false;
    }

    [GeneratedRegex(
        @"<\s*/?\s*[a-z!][^<]{0,500}>|\[/?(?:url|img|b|i|link)\b|\]\(\s*https?:|javascript\s*:|&#x?[0-9a-f]+;", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
