namespace Map.Service.Storage;

/// <summary>Finds the rows whose searchable text contains every word of a text, ignoring case and accents.</summary>
static class TextFilter
{
    const int MaximumLength = 200;

    public static void Check(string text, string field, Violations violations)
    {
        var length = text.EnumerateRunes().Count();
        if (length > MaximumLength) violations.Add(field, $"is {length} characters long; at most {MaximumLength}.");
        if (text.Contains('\0')) violations.Add(field, "holds the character U+0000, which no text has.");
    }

    /// <summary>The condition; null when the text has no word. The index is the trigram index of the column.</summary>
    public static string? All(string column, string text, Statement statement)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)
            .Select(word => Contains(column, statement.Value(word)));
        return string.Join(" AND ", words) is { Length: > 0 } condition ? condition : null;
    }

    // The best plan depends on the words: with two of them, the generic plan takes 77 ms and the plan for their values 11.
    static string Contains(string column, string word) =>
        $"({word} IS NOT NULL OR plan_by_values()) AND {column} LIKE '%' || {Escaped(word)} || '%'";

    // Escaped after folding, which can itself turn a wider form into % or _.
    static string Escaped(string word) => $@"regexp_replace(folded({word}), '([\\%_])', '\\\1', 'g')";
}
