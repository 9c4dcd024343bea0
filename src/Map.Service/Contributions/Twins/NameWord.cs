using System.Collections.Frozen;
using System.Globalization;

namespace Map.Service.Contributions.Twins;

/// <summary>A word of a name.</summary>
/// <param name="Ascii">Folded and transliterated.</param>
/// <param name="Meaning">The same for a word and its translations, such as centre and zentrum; else the word itself.</param>
/// <param name="Sound">How it sounds, see <see cref="TwinWords.Sound"/>.</param>
/// <param name="Weight">How much it says of a name, 0 to 1: nothing for an article or a legal form, little for "centre", 1 for a word that
/// no known name has.</param>
readonly record struct NameWord(string Ascii, string Meaning, string Sound, double Weight)
{
    // What a word weighs that is written like one of few letters: a letter alone is no name.
    const double OfLetter = 0.1;

    // A word that is known in several languages is a common one, even if no name that was learnt from has it.
    const double OfMeaning = 0.5;

    const double TownShare = 0.5;

    static readonly FrozenDictionary<string, string> Meanings = ReadMeanings();
    static readonly FrozenDictionary<string, double> Known = ReadWeights();

    public static bool IsArticle(string word) => Meanings.TryGetValue(word, out var meaning) && meaning is "-" or "(";

    public static NameWord Of(string word)
    {
        var isKnown = Meanings.TryGetValue(word, out var known);
        var meaning = isKnown ? known! : word;
        var weight = meaning is "-" or "(" ? 0 : word.Length == 1 ? OfLetter : Known.GetValueOrDefault(meaning, isKnown ? OfMeaning : 1);
        return new(word, meaning, TwinWords.Sound(word), weight);
    }

    /// <summary>A word of the town that the place is in.</summary>
    public static NameWord OfTown(string word)
    {
        var found = Of(word);
        return found with { Weight = found.Weight * TownShare };
    }

    /// <summary>How alike two words are, 0 to 1.</summary>
    public static double Similarity(NameWord a, NameWord b)
    {
        if (a.Meaning == b.Meaning) return 1;
        if (TwinWords.IsNumber(a.Ascii) || TwinWords.IsNumber(b.Ascii)) return 0;
        var (shorter, longer) = a.Ascii.Length <= b.Ascii.Length ? (a, b) : (b, a);
        if (shorter.Ascii.Length >= 3 && longer.Ascii.StartsWith(shorter.Ascii, StringComparison.Ordinal))
            return shorter.Ascii.Length >= longer.Ascii.Length - 2 ? 0.95 : 0.85;
        if (a.Sound == b.Sound) return OfSameSound(a, b);
        var spelt = a.Ascii[0] == b.Ascii[0] || a.Ascii[^1] == b.Ascii[^1] ? Spelling.Similarity(a.Ascii, b.Ascii) : 0;
        var heard = shorter.Sound.Length >= 4 && a.Sound[0] == b.Sound[0] ? 0.95 * Spelling.Similarity(a.Sound, b.Sound) : 0;
        var best = Math.Max(spelt, heard);
        return best >= 0.85 ? best : shorter.Ascii.Length >= 4 && Spelling.IsOneLetterApart(a.Ascii, b.Ascii) ? 0.85 : 0;
    }

    // Few consonants are soon the same: accem and casam are both ksm.
    static double OfSameSound(NameWord a, NameWord b) => a.Sound.Length switch
    {
        >= 4 => 0.95,
        3 => Spelling.Similarity(a.Ascii, b.Ascii) >= 0.7 ? 0.9 : 0.6,
        2 => Spelling.Similarity(a.Ascii, b.Ascii) >= 0.8 ? 0.8 : 0,
        _ => 0,
    };

    static FrozenDictionary<string, string> ReadMeanings() => TwinFiles.Rows("twin_meanings.tsv")
        .SelectMany(row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), (row, word) => (word, meaning: row[0]))
        .ToFrozenDictionary(row => row.word, row => row.meaning);

    static FrozenDictionary<string, double> ReadWeights() => TwinFiles.Rows("twin_words.tsv")
        .ToFrozenDictionary(row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture));
}
