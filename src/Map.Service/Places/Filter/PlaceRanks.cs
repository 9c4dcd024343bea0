namespace Map.Service.Places.Filter;

/// <summary>How well places match a text: conditions of which every matching place meets exactly one.</summary>
static class PlaceRanks
{
    /// <summary>The ranks, best first.</summary>
    public static IEnumerable<(int Number, string Condition)> Of(string text, Caller caller, Statement statement)
    {
        const string column = "p.search_text";
        var whole = $"p.id = ANY(ARRAY({NamePatterns.PlacesNamed(text, statement)}))";
        var beginning = NamePatterns.BeginsName(column, text, statement);
        var words = TextFilter.All(column, text, statement)!;
        var names = PlaceText.MatchesNames(text, statement);
        return
        [
            ((int)SearchMatch.Exact, whole),
            ((int)SearchMatch.Prefix, $"p.id IN ({NamePatterns.PlacesBeginning(text, statement)}) AND NOT ({whole})"),
            ((int)SearchMatch.Names, $"{words} AND {Unestimated($"{names} AND NOT ({beginning})")}"),
            ((int)SearchMatch.Elsewhere,
                $"{PlaceText.Matches(text, caller, statement)} AND {Unestimated($"NOT ({beginning}) AND NOT ({names})")}"),
        ];
    }

    // The planner expects half of the rows of a CASE. Of a part of a text it has no statistics, and would expect so few that it sorts all
    // that have a frequent word, instead of reading the names in order until the page is full.
    static string Unestimated(string condition) => $"CASE WHEN {condition} THEN true ELSE false END";
}
