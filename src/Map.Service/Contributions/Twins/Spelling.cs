using F23.StringSimilarity;

namespace Map.Service.Contributions.Twins;

/// <summary>How alike two texts are written.</summary>
static class Spelling
{
    static readonly JaroWinkler Words = new();
    static readonly OptimalStringAlignment Letters = new();

    /// <summary>Of two words, by Jaro and Winkler: 0 to 1, where 1 is the same.</summary>
    public static double Similarity(string a, string b) => Words.Similarity(a, b);

    /// <summary>Whether one letter is wrong, missing, too many or swapped with the next.</summary>
    public static bool IsOneLetterApart(string a, string b) => Math.Abs(a.Length - b.Length) <= 1 && Letters.Distance(a, b) <= 1;

    /// <summary>The share of trigrams that two texts have in common, 0 to 1, as pg_trgm counts them: of each word, with two blanks before it
    /// and one after it.</summary>
    public static double TrigramSimilarity(IReadOnlySet<int> a, IReadOnlySet<int> b)
    {
        var both = a.Count < b.Count ? a.Count(b.Contains) : b.Count(a.Contains);
        var all = a.Count + b.Count - both;
        return all == 0 ? 0 : (double)both / all;
    }

    /// <summary>The trigrams of words in ASCII, each as a number.</summary>
    public static HashSet<int> Trigrams(IEnumerable<string> words)
    {
        var found = new HashSet<int>();
        foreach (var word in words)
        {
            var (before, last) = (' ', ' ');
            foreach (var letter in word.Append(' '))
            {
                found.Add(before << 16 | last << 8 | letter);
                (before, last) = (last, letter);
            }
        }
        return found;
    }
}
