using Map.Gazetteer;

namespace Map.Service.Storage;

/// <summary>LIKE patterns for whole names in a searchable text, which has a line for each: "= dover irc ", and joined "+ doverirc ". A text
/// finds the name in each of its spellings, with words joined or split. Folded words have no character that means something to LIKE.
/// </summary>
static class NamePatterns
{
    /// <summary>The condition that a name is the text.</summary>
    public static string IsName(string column, string text, Statement statement) =>
        Like(column, Lines(text).Select(line => $"%\n{line} \n%"), statement);

    /// <summary>The condition that a name begins with the text.</summary>
    public static string BeginsName(string column, string text, Statement statement) =>
        Like(column, Lines(text).Select(line => $"%\n{line}%"), statement);

    /// <summary>The places of which a name is the text. Index: the primary key of place_name_form.</summary>
    public static string PlacesNamed(string text, Statement statement) =>
        $"SELECT f.place_id FROM place_name_form f WHERE f.form = ANY({statement.Value(Forms(text))})";

    /// <summary>The places of which a name begins with the text. Index: the primary key of place_name_form.</summary>
    public static string PlacesBeginning(string text, Statement statement)
    {
        var ranges = Forms(text).Select(statement.Value).Select(form => $"f.form >= {form} AND f.form < {form} || U&'\\+10FFFF'");
        return $"SELECT f.place_id FROM place_name_form f WHERE {string.Join(" OR ", ranges)}";
    }

    static string[] Forms(string text) => [.. Folding.Shared.Spellings(text)
        .SelectMany(form => new[] { form, form.Replace(" ", "", StringComparison.Ordinal) }).Distinct()];

    static string Like(string column, IEnumerable<string> patterns, Statement statement)
    {
        var any = statement.Value(patterns.ToArray());
        return $"({any} IS NOT NULL OR plan_by_values()) AND {column} LIKE ANY({any})";
    }

    static IEnumerable<string> Lines(string text)
    {
        foreach (var form in Folding.Shared.Spellings(text))
        {
            var joined = form.Replace(" ", "", StringComparison.Ordinal);
            yield return $"= {form}";
            if (joined != form) yield return $"= {joined}";
            yield return $"+ {joined}";
        }
    }
}
