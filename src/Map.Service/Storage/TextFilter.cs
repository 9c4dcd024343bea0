using Map.Service.Errors;

namespace Map.Service.Storage;

/// <summary>Finds the rows in whose searched text every word of a question occurs; case and accents do not count.</summary>
static class TextFilter
{
    const int Longest = 200;

    public static void Check(string text, string field, Violations violations)
    {
        var length = text.EnumerateRunes().Count();
        if (length > Longest) violations.Add(field, $"is {length} characters long; at most {Longest}.");
        if (text.Contains('\0')) violations.Add(field, "holds the character U+0000, which no text has.");
    }

    /// <summary>The conditions, each with a leading AND. The index is the trigram index of the column.</summary>
    public static string And(string column, string text, Statement statement) =>
        string.Concat(Conditions(column, text, statement).Select(condition => $" AND {condition}"));

    /// <summary>One condition for each word. The index is the trigram index of the column.</summary>
    public static IEnumerable<string> Conditions(string column, string text, Statement statement) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)
            .Select(word => Contains(column, statement.Value(word)));

    // Which index finds two words depends on the words: a plan for any at all takes 77 ms where their own takes 11.
    static string Contains(string column, string word) =>
        $"({word} IS NOT NULL OR plan_by_values()) AND {column} LIKE '%' || {Escaped(word)} || '%'";

    // After folding, which itself can make a % or _ of a wider form.
    static string Escaped(string word) => $@"regexp_replace(folded({word}), '([\\%_])', '\\\1', 'g')";
}
