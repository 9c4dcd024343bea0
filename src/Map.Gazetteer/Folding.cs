using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Map.Gazetteer;

/// <summary>
/// Normalises text for comparison: without case, accents, marks and punctuation, word by word. The gazetteer lists the letters to replace,
/// because the program runs without the data of ICU and could not decompose É by itself. folded_words() of the database is the same.
/// </summary>
public sealed class Folding
{
    static readonly Lazy<Folding> Read = new(() => new Folding());

    // Modifier letters that are typed for an apostrophe, and separate words as it does.
    static readonly FrozenSet<int> Apostrophes =
        new[] { 0x2B9, 0x2BA, 0x2BB, 0x2BC, 0x2BD, 0x2BE, 0x2BF, 0x2C8, 0x2CA, 0x2CB, 0x7F4, 0x7F5, 0xA78C }.ToFrozenSet();

    static readonly (string Letter, string Written)[] Umlauts =
    [
        ("a\u0308", "ae"), ("A\u0308", "ae"), ("o\u0308", "oe"), ("O\u0308", "oe"), ("u\u0308", "ue"), ("U\u0308", "ue"),
        ("a\u030A", "aa"), ("A\u030A", "aa"),
        ("ä", "ae"), ("Ä", "ae"), ("ö", "oe"), ("Ö", "oe"), ("ü", "ue"), ("Ü", "ue"), ("å", "aa"), ("Å", "aa"), ("ø", "oe"), ("Ø", "oe"),
    ];

    readonly Dictionary<char, string> letters = [];

    Folding()
    {
        using var reader = new StreamReader(new GZipStream(GazetteerFile.OpenStream(), CompressionMode.Decompress));
        // The rows of letters come first.
        while (reader.ReadLine()?.Split('\t') is ["fold", var letter, var folded]) letters.Add(letter[0], folded);
    }

    public static Folding Shared => Read.Value;

    /// <summary>The letters that are replaced.</summary>
    public IReadOnlyDictionary<char, string> Letters => letters;

    /// <summary>The words of a text, with one space between them.</summary>
    public string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && letters.TryGetValue((char)rune.Value, out var letter)) folded.Append(letter);
            else if (IsWord(Rune.GetUnicodeCategory(rune))) folded.Append(Rune.ToLowerInvariant(rune));
            else if (!IsMark(Rune.GetUnicodeCategory(rune)) || Apostrophes.Contains(rune.Value)) folded.Append(' ');
        }
        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Whole));
    }

    /// <summary>The forms in which a text is found: folded, and with its umlauts written out, because Köln is typed as Koln and as
    /// Koeln.</summary>
    public IReadOnlyList<string> Spellings(string text)
    {
        var folded = Fold(text);
        if (Ascii.IsValid(text)) return [folded];
        var written = Umlauts.Aggregate(text, (known, umlaut) => known.Replace(umlaut.Letter, umlaut.Written, StringComparison.Ordinal));
        return ReferenceEquals(written, text) || Fold(written) is var other && other == folded ? [folded] : [folded, Fold(written)];
    }

    static string Whole(string word) => word switch
    {
        "st" or "sankt" => "saint",
        "ste" => "sainte",
        _ => word,
    };

    static bool IsWord(UnicodeCategory category) => category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.SpacingCombiningMark;

    static bool IsMark(UnicodeCategory category) => category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.Format or UnicodeCategory.ModifierLetter;
}
