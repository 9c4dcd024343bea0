using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Map.Service.Contributions.Suggestions.Contents;

/// <summary>Letters of other scripts that look like Latin ones (UTS 39), in words and in the names of hosts.</summary>
static class LookAlikes
{
    static readonly FrozenDictionary<int, char> Latin = Read();

    static readonly IdnMapping Idn = new();

    /// <summary>A word in which Latin letters stand beside ones of another script that look like them; null for none. No language writes
    /// so.</summary>
    public static string? MixedWord(string text) => Words(text).FirstOrDefault(IsMixed);

    /// <summary>The text as it looks: letters of other scripts replaced by those of Latin that they look like, in small letters.</summary>
    public static string Skeleton(string text)
    {
        var skeleton = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Latin.TryGetValue(rune.Value, out var letter)) skeleton.Append(letter);
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format) skeleton.Append(Rune.ToLowerInvariant(rune).ToString());
        return skeleton.ToString();
    }

    /// <summary>The host as people see it: xn-- decoded.</summary>
    public static string Shown(string host)
    {
        try
        {
            return Idn.GetUnicode(host);
        }
        catch (ArgumentException)
        {
            // Not a name of the international kind: browsers show it as it is written.
            return host;
        }
    }

    /// <summary>Whether every letter of a label looks like a Latin one and none is: аррӏе. Honest names of hosts nearly always have some
    /// letter that Latin has not.</summary>
    public static bool IsDisguised(string label) =>
        label.EnumerateRunes().Any(rune => Latin.ContainsKey(rune.Value)) && Skeleton(label).All(char.IsAscii)
        && !label.Any(char.IsAsciiLetter);

    static bool IsMixed(string word) =>
        word.Any(IsLatin) && word.EnumerateRunes().Any(rune => Latin.ContainsKey(rune.Value));

    static bool IsLatin(char c) => char.IsAsciiLetter(c);

    static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && (char.IsLetter(text[i]) || char.IsSurrogate(text[i]));
            if (isLetter && start < 0) start = i;
            else if (!isLetter && start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }
        }
    }

    static FrozenDictionary<int, char> Read()
    {
        using var lines = new StreamReader(typeof(LookAlikes).Assembly.GetManifestResourceStream("confusables.txt")!);
        var found = new Dictionary<int, char>();
        while (lines.ReadLine() is { } line)
            if (!line.StartsWith('#')) found.Add(Rune.GetRuneAt(line, 0).Value, line[^1]);
        return found.ToFrozenDictionary();
    }
}
