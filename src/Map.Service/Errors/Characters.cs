using System.Globalization;
using System.Text;

namespace Map.Service.Errors;

/// <summary>Which characters a text may have.</summary>
static class Characters
{
    // Letters and symbols by category, although fonts draw nothing for them: Hangul fillers and the empty braille pattern.
    const string Blank = "\u115F\u1160\u3164\uFFA0\u2800";

    /// <summary>Whether a reader would see anything of the text.</summary>
    public static bool HasVisible(string text) => text.EnumerateRunes().Any(IsVisible);

    /// <summary>What is wrong with the characters of a text; null when nothing is. Zero-width joiners are right: Persian and the scripts of
    /// India need them.</summary>
    public static string? Fault(string text)
    {
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return "has control characters; only line breaks and tabs are allowed.";
        return text.FirstOrDefault(ChangesDirection) is var mark and not '\0'
            ? $"has the invisible character U+{(int)mark:X4}, which turns the direction of the text around it; leave it out."
            : null;
    }

    // Embeddings, overrides and isolates: text after them can be made to read as something else. Arabic and Hebrew need none of them.
    static bool ChangesDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark)
        && !(rune.IsBmp && Blank.Contains((char)rune.Value, StringComparison.Ordinal));
}
