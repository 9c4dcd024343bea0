namespace Map.Service.Contributions.Twins;

/// <summary>How alike two names are.</summary>
/// <param name="Alike">The weight of the words that both have, of that of all, 0 to 1.</param>
/// <param name="Contained">The weight of the words that both have, of that of the name that has less, 0 to 1.</param>
/// <param name="Differing">The weight of the words that only one has, the lesser of both sides: Dover and Calais of two names
/// that are otherwise the same. 0 to 2.</param>
/// <param name="Trigrams">The share of common trigrams.</param>
/// <param name="IsWhole">Whether all words are the same, in any order.</param>
/// <param name="IsAcronym">Whether one is an acronym of the other.</param>
/// <param name="IsOtherScript">Whether they are in different scripts.</param>
readonly record struct NameComparison(
    double Alike, double Contained, double Differing, double Trigrams, bool IsWhole, bool IsAcronym, bool IsOtherScript,
    NameForm A, NameForm B)
{
    /// <summary>What the best of several pairs of names is chosen by.</summary>
    public double Score => Alike + 0.5 * Contained + 0.5 * Trigrams + (IsWhole ? 1 : 0) + (IsAcronym ? 0.7 : 0);

    public static NameComparison Of(NameForm a, NameForm b)
    {
        var isAcronym = HasInitials(a, b) || HasInitials(b, a);
        if (a.Joined == b.Joined || a.Compact == b.Compact) return new(1, 1, 0, 1, true, isAcronym, a.Script != b.Script, a, b);
        Span<double> rest = stackalloc double[b.Words.Count];
        for (var j = 0; j < rest.Length; j++) rest[j] = 1;
        var (common, restOfA) = (0d, 0d);
        foreach (var word in a.Words)
        {
            var (best, at) = (0d, -1);
            for (var j = 0; j < rest.Length && best < 1; j++)
            {
                if (rest[j] < 1) continue;
                var similarity = NameWord.Similarity(word, b.Words[j]);
                if (similarity > best) (best, at) = (similarity, j);
            }
            if (at < 0)
            {
                restOfA += word.Weight;
                continue;
            }
            common += best * (word.Weight + b.Words[at].Weight) / 2;
            restOfA += (1 - best) * word.Weight;
            rest[at] = 0;
        }
        var restOfB = 0d;
        for (var j = 0; j < rest.Length; j++) restOfB += rest[j] * b.Words[j].Weight;
        var all = common + restOfA + restOfB;
        var least = Math.Min(a.Weight, b.Weight);
        return new(
            all == 0 ? 0 : common / all, least == 0 ? 0 : Math.Min(1, common / least), Math.Min(2, Math.Min(restOfA, restOfB)),
            Spelling.TrigramSimilarity(a.Trigrams, b.Trigrams), false, isAcronym, a.Script != b.Script, a, b);
    }

    // Whether one of the acronyms has the first letter of each word of the other name, with or without its articles.
    // Numbers stand for themselves.
    static bool HasInitials(NameForm brief, NameForm full) =>
        full.Words.Count > 2 && brief.Acronyms.Any(acronym => acronym.Length >= 3 && IsOf(acronym, full.Spoken));

    // Word by word, which numbers of letters may stand for the words so far: several, because an article may be left out.
    static bool IsOf(string letters, IReadOnlyList<string> words)
    {
        Span<bool> reached = stackalloc bool[letters.Length + 1];
        reached[0] = true;
        foreach (var word in words)
        {
            var part = TwinWords.IsNumber(word) ? word.AsSpan() : word.AsSpan(0, 1);
            var (isArticle, any) = (NameWord.IsArticle(word), false);
            for (var at = letters.Length; at >= 0; at--)
            {
                var before = at - part.Length;
                reached[at] = (isArticle && reached[at]) || (before >= 0 && reached[before] && letters.AsSpan(before).StartsWith(part));
                any |= reached[at];
            }

            if (!any) return false;
        }

        return reached[letters.Length];
    }
}
