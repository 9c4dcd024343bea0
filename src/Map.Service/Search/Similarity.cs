using Map.Service.Places.Filter;

namespace Map.Service.Search;

/// <summary>Tells matches of misspelt words from others.</summary>
static class Similarity
{
    /// <summary>The match, or SIMILAR if one of the words is taken for a misspelt one.</summary>
    public static string Of(string text, SearchMatch match, Statement statement)
    {
        if (statement.Words is { } resolved)
            return $"{(int)(TextFilter.Words(text).Any(word => !Labels.Has(word[0]) && resolved.IsMisspelt(word[0])) ? SearchMatch.Similar : match)}";
        var known = TextFilter.Words(text).Where(word => !Labels.Has(word[0])).Select(word => $"is_known_word({statement.Value(word)})")
            .DefaultIfEmpty("true");
        return $"(SELECT CASE WHEN {string.Join(" AND ", known)} THEN {(int)match} ELSE {(int)SearchMatch.Similar} END)";
    }
}
