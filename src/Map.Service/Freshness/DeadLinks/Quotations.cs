using System.Text.RegularExpressions;
using Map.Gazetteer;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>Chooses what is quoted of a cited page.</summary>
static partial class Quotations
{
    /// <summary>How long a quotation is at most.</summary>
    public const int Most = 300;

    const int Least = 20;

    // In the shares of all words of the claim, weighed by how seldom they are on the page.
    const double LeastMatch = 0.25;

    /// <summary>The sentence of a page that best matches a claim, else its description of itself. Null where it forbids quotations, and where none is fit.</summary>
    /// <param name="page">The page.</param>
    /// <param name="claim">What it is cited for: the name of an entry and other words of it.</param>
    /// <param name="known">What was quoted before. It stays while the page has it, and when nothing else on the page matches.</param>
    public static string? Of(PageText page, string claim, string? known)
    {
        if (!page.MayBeQuoted) return null;
        if (known is not null && page.Main.Contains(known.TrimEnd('…'), StringComparison.Ordinal)) return known;
        var sentences = Sentences(page.Main).Where(sentence => IsFit(sentence) && sentence != page.Heading && sentence != page.Title).Select(text => (Text: text, Words: Folding.Shared.Fold(text).Split(' ').ToHashSet(StringComparer.Ordinal))).ToList();
        var wanted = Names.WordsOf(claim).Distinct(StringComparer.Ordinal).ToList();
        var weights = wanted.ToDictionary(word => word, word => 1.0 / (1 + sentences.Count(sentence => sentence.Words.Contains(word))), StringComparer.Ordinal);
        var best = sentences.Select(sentence => (sentence.Text, Match: weights.Where(word => sentence.Words.Contains(word.Key)).Sum(word => word.Value)))
            .OrderByDescending(sentence => sentence.Match).ThenByDescending(sentence => Ends().IsMatch(sentence.Text + ' ')).FirstOrDefault();
        var total = wanted.Where(word => sentences.Exists(sentence => sentence.Words.Contains(word))).Sum(word => weights[word]);
        if (best.Text is not null && best.Match > 0 && best.Match >= LeastMatch * total) return Cut(best.Text);
        return known ?? (IsFit(page.Description) ? Cut(page.Description) : null);
    }

    static IEnumerable<string> Sentences(string text) =>
        text.Split('\n').SelectMany(line => Ends().Split(line)).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0);

    // How to reach people is theirs to publish, and not to be kept here.
    static bool IsFit(string sentence) => sentence.Length >= Least && !sentence.Contains('@') && !Telephone().IsMatch(sentence);

    static string Cut(string sentence)
    {
        if (sentence.Length <= Most) return sentence;
        var end = sentence.LastIndexOf(' ', Most - 1);
        return Start(sentence, end < Most / 2 ? Most - 1 : end) + "…";
    }

    /// <summary>The first characters of a text, and no half of one.</summary>
    public static string Start(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    [GeneratedRegex(@"(?<=[.!?…。！？؟।])\s+")]
    private static partial Regex Ends();

    [GeneratedRegex(@"(?:\+|\b0)[0-9](?:[\s()./-]?[0-9]){5,}|\b[0-9]{3,}(?:[\s./-][0-9]{2,}){2,}\b")]
    private static partial Regex Telephone();
}
