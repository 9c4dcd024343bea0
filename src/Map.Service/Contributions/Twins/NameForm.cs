using System.Globalization;
using System.Text.RegularExpressions;

namespace Map.Service.Contributions.Twins;

/// <summary>A name prepared for comparison.</summary>
sealed partial class NameForm
{
    NameForm(string text, NameWord[] words, string[] spoken, string[] acronyms, string[] markers, int script)
    {
        Text = text;
        Words = words;
        Spoken = spoken;
        Compact = string.Concat(spoken);
        Acronyms = acronyms;
        Markers = markers;
        Script = script;
        Joined = string.Join(' ', words.Select(word => word.Ascii).Order(StringComparer.Ordinal));
        Weight = words.Sum(word => word.Weight);
        Trigrams = Spelling.Trigrams(words.Select(word => word.Ascii));
    }

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>Its words, each meaning once, without articles and legal forms.</summary>
    public IReadOnlyList<NameWord> Words { get; }

    /// <summary>The sum of what its words weigh.</summary>
    public double Weight { get; }

    /// <summary>The words in alphabetical order.</summary>
    public string Joined { get; }

    /// <summary>The trigrams of its words.</summary>
    public IReadOnlySet<int> Trigrams { get; }

    /// <summary>All its words in ASCII, in their order.</summary>
    public IReadOnlyList<string> Spoken { get; }

    /// <summary>The same without the spaces.</summary>
    public string Compact { get; }

    /// <summary>Words that may be an acronym: those in capitals, and the only word of a name.</summary>
    public IReadOnlyList<string> Acronyms { get; }

    /// <summary>What tells parts of a site apart: numbers, and single letters such as the A of Block A.</summary>
    public IReadOnlyList<string> Markers { get; }

    /// <summary>The block of 256 characters that its first letter beyond Latin is in; 0 for Latin.</summary>
    public int Script { get; }

    /// <param name="name">As it is written.</param>
    /// <param name="town">Words in ASCII that say little, because everything there has them.</param>
    public static NameForm Of(string name, IReadOnlyCollection<string> town)
    {
        var spoken = TwinWords.InAscii(name);
        var words = spoken.Select(word => town.Contains(word) ? NameWord.OfTown(word) : NameWord.Of(word))
            .Where(word => word.Weight > 0).DistinctBy(word => word.Meaning).ToArray();
        if (words.Length == 0) words = [.. spoken.Select(word => NameWord.Of(word) with { Weight = 0.2 })];
        var acronyms = Capitals().Matches(name).Select(match => match.Value.ToLowerInvariant())
            .Concat(spoken is [var only] ? [only] : []).Distinct().ToArray();
        var script = name.FirstOrDefault(letter => letter >= 0x370 && letter is < '\u1E00' or > '\u2E00');
        return new(name, words, spoken, acronyms, [.. MarkersOf(name)], script >> 8);
    }

    static IEnumerable<string> MarkersOf(string name) => Marker().Matches(string.Concat(name.Select(InAscii)))
        .Select(match => match.Value.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal))
        .Where(marker => marker != "1901").Distinct();

    // The digits of Arabic, for instance.
    static char InAscii(char letter) => letter > '9' && char.IsDigit(letter) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)) : letter;

    [GeneratedRegex(@"\b[A-Z][A-Za-z]?[A-Z]{1,8}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();

    [GeneratedRegex(@"\b[0-9]+( ?bis| ?ter|[A-Za-z])?\b|(?<=[\s(-])[A-Z](?=\)|\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Marker();
}
