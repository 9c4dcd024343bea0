using System.Text;
using AnyAscii;

namespace Map.Contract;

/// <summary>Texts as names are compared: in ASCII and small letters, without signs.</summary>
public static class AsciiWords
{
    /// <summary>The words of a text, with one blank between them.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in (Ascii.IsValid(text) ? text : text.Transliterate()).AsSpan())
            if (char.IsAsciiLetterOrDigit(letter)) folded.Append(char.ToLowerInvariant(letter));
            // An apostrophe parts words too: l'ouverture.
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        return folded.ToString().TrimEnd();
    }
}
