using System.Text.RegularExpressions;

namespace Map.Columns;

/// <summary>Texts as they are compared: in ASCII, lower case, without signs.</summary>
static partial class Folded
{
    static readonly HashSet<string> Small =
    [
        "the", "of", "de", "la", "du", "des", "der", "die", "das", "del", "di", "le", "les", "il", "lo", "los", "las", "el", "della", "dello",
        "delle", "degli", "dei", "dell", "d", "l", "und", "and", "et", "fur", "pour", "para", "per", "s",
    ];

    /// <summary>The words of a text, with one blank between them.</summary>
    public static string Of(string text) => AsciiWords.Of(text);

    /// <summary>What is compared of a word. Signs such as ✓ and ? have no letters to fold.</summary>
    public static string Key(string word) => Of(word) is { Length: > 0 } folded ? folded : word.Trim();

    /// <summary>The words of the name of a column, without small ones: nomDuCentre, NOM_CENTRE and "Nom du centre" are the same.</summary>
    public static string[] Words(string column)
    {
        var words = Of(Boundary().Replace(column, " ")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Stem).ToArray();
        // The last one is no article: name_de is in German.
        return [.. words.Where((word, i) => i == words.Length - 1 || !Small.Contains(word))];
    }

    // Straße, Strasse; Länge, Laenge; adresse, adresses.
    static string Stem(string word)
    {
        var stem = Digraphs().Replace(word, "$1");
        return stem.Length > 3 && stem[^1] == 's' && stem[^2] != 's' ? stem[..^1] : stem;
    }

    [GeneratedRegex("([aou])e")]
    private static partial Regex Digraphs();

    // Between a small letter and a capital one, and between letters and digits.
    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{Nd})|(?<=\p{Nd})(?=\p{L})")]
    private static partial Regex Boundary();
}
