using System.Globalization;
using System.Text;

namespace Map.Gazetteer;

/// <summary>
/// Normalises names for comparison: without case, accents, marks and punctuation, word by word. The gazetteer lists the letters to replace,
/// because the program runs without the data of ICU and could not decompose É by itself.
/// </summary>
sealed class Folding(IReadOnlyDictionary<char, string> letters)
{
    public string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && letters.TryGetValue((char)rune.Value, out var letter)) folded.Append(letter);
            else if (IsWord(Rune.GetUnicodeCategory(rune))) folded.Append(Rune.ToLowerInvariant(rune));
            else if (!IsMark(Rune.GetUnicodeCategory(rune))) folded.Append(' ');
        }
        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Whole));
    }

    static string Whole(string word) => word switch
    {
        "st" => "saint",
        "ste" => "sainte",
        _ => word,
    };

    static bool IsWord(UnicodeCategory category) => category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.SpacingCombiningMark;

    static bool IsMark(UnicodeCategory category) => category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.Format or UnicodeCategory.ModifierLetter;
}
