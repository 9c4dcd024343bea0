namespace Map.Service.Storage;

/// <summary>Finds the rows whose searched text has every word of a text; case and accents do not count.</summary>
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

    // Which index finds two words depends on the words: the generic plan takes 77 ms where the plan for their values takes 11.
    static string Contains(string column, string word) =>
        $"({word} IS NOT NULL OR plan_by_values()) AND {column} LIKE '%' || {Escaped(word)} || '%'";

    // After folding, which itself can make a % or _ of a wider form.
    static string Escaped(string word) => $@"regexp_replace(folded({word}), '([\\%_])', '\\\1', 'g')";
}
