using System.Text;
using System.Text.RegularExpressions;
using AnyAscii;
using Map.Gazetteer;

namespace Map.Service.Contributions.Twins;

/// <summary>The words of a name in ASCII, and how they sound. ascii_words() and word_sound() of the database are the same for every script
/// up to U+30FF.</summary>
static partial class TwinWords
{
    /// <summary>The words, folded and transliterated; none is empty.</summary>
    public static string[] InAscii(string name)
    {
        var folded = Folding.Shared.Fold(name);
        if (Ascii.IsValid(folded)) return folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        folded = GreekBeginnings().Replace(folded, pair => pair.ValueSpan switch { "μπ" => "b", "ντ" => "d", "γκ" => "g", _ => "j" });
        var ascii = new StringBuilder(folded.Length);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (rune.IsAscii) ascii.Append((char)rune.Value);
            else foreach (var letter in rune.ToString().Transliterate())
                if (char.IsAsciiLetterOrDigit(letter)) ascii.Append(char.ToLowerInvariant(letter));
        }
        return ascii.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The consonants of a word as most languages and scripts agree on them: Dover, Дувр and دوفر are all tfr. Numbers such as
    /// 127bis stay.</summary>
    public static string Sound(string word)
    {
        if (IsNumber(word)) return word;
        var spelt = Hisses().Replace(word, "s").Replace("kh", "", StringComparison.Ordinal).Replace("ph", "f", StringComparison.Ordinal);
        spelt = SoftC().Replace(spelt, "s").Replace("x", "ks", StringComparison.Ordinal);
        var sound = new StringBuilder(spelt.Length);
        foreach (var letter in spelt)
        {
            var heard = letter switch
            {
                'c' or 'q' or 'g' or 'j' => 'k',
                'd' => 't',
                'b' => 'p',
                'v' => 'f',
                'z' => 's',
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w' or 'h' => '\0',
                _ => letter,
            };
            if (heard != '\0' && (sound.Length == 0 || sound[^1] != heard)) sound.Append(heard);
        }
        return sound.Length == 0 ? word[..1] : sound.ToString();
    }

    /// <summary>Whether a word is a number, perhaps with letters: 127bis, 2a, t3.</summary>
    public static bool IsNumber(string word) => word.AsSpan().ContainsAnyInRange('0', '9') && Number().IsMatch(word);

    [GeneratedRegex("^[a-z]?[0-9]+[a-z]{0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(μπ|ντ|γκ)|τζ", RegexOptions.CultureInvariant)]
    private static partial Regex GreekBeginnings();

    [GeneratedRegex("tsch|sch|tch|ch|sh|cz|zh|ts|tz", RegexOptions.CultureInvariant)]
    private static partial Regex Hisses();

    [GeneratedRegex("c(?=[eiy])", RegexOptions.CultureInvariant)]
    private static partial Regex SoftC();
}
