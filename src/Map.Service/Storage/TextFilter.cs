using Map.Gazetteer;

namespace Map.Service.Storage;

/// <summary>Finds the rows whose searchable text contains every word of a text, as <c>searchable()</c> and <c>word_patterns()</c> of the
/// database define it: without case, accents and punctuation, misspelt words included.</summary>
static class TextFilter
{
    const int MaximumLength = 200;

    // Left out where other words remain: they say nothing about a place, and a text without them would not be found.
    static readonly HashSet<string> Articles = new(
        "a an and at for from in near of on or the to with de du des la le les l d et en au aux pour chez der die das den dem und für fur in im "
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(
        "bei von zu mit di del della dei il lo gli per e da el los las y para con por van voor het een bij op".Split(' ')));

    public static bool IsArticle(string word) => Articles.Contains(word);

    public static void Check(string text, string field, Violations violations)
    {
        var length = text.EnumerateRunes().Count();
        if (length > MaximumLength) violations.Add(field, $"is {length} characters long; at most {MaximumLength}.");
        if (text.Contains('\0')) violations.Add(field, "holds the character U+0000, which no text has.");
    }

    /// <summary>The words to look for, each in its spellings: Köln as koln and koeln.</summary>
    public static IReadOnlyList<string[]> Words(string text)
    {
        var forms = Folding.Shared.Spellings(text).Select(form => form.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var words = Enumerable.Range(0, forms[0].Length).Select(i => forms.Select(form => form[i]).Distinct().ToArray())
            .DistinctBy(word => word[0]).ToList();
        var telling = words.FindAll(word => !Articles.Contains(word[0]));
        return telling.Count > 0 ? telling : words;
    }

    /// <summary>The condition; null when the text has no word. The index is the trigram index of the column.</summary>
    public static string? All(string column, string text, Statement statement) =>
        string.Join(" AND ", Words(text).Select(word => Contains(column, word, statement))) is { Length: > 0 } condition
            ? condition : null;

    /// <summary>The condition for one word.</summary>
    /// <param name="column">The searchable text, or its part with the names.</param>
    /// <param name="word">Its spellings.</param>
    /// <param name="statement">Gets the parameters.</param>
    // The best plan depends on the words: with two of them, the generic plan takes 77 ms and the plan for their values 11.
    public static string Contains(string column, string[] word, Statement statement)
    {
        var patterns = Patterns(word, statement);
        return $"({patterns} IS NOT NULL OR plan_by_values()) AND {column} LIKE ANY({patterns})";
    }

    /// <summary>An expression of the LIKE patterns of a word.</summary>
    public static string Patterns(string[] word, Statement statement) =>
        statement.Words is { } known ? statement.Value(known[word[0]]) : $"word_patterns({statement.Value(word)})";
}
