using Map.Service.Organisations.Filter;

namespace Map.Service.Places.Filter;

/// <summary>The words of a text as conditions on place p. A word is found in the texts of the place, in a name of an organisation whose
/// place it is or that is involved there, and in the labels of what it is and offers.</summary>
static class PlaceText
{
    const string Names = "names_part(p.search_text)";

    // Shorter ones begin too many names.
    const int ShortestOfOrganisation = 3;

    /// <summary>Every word is found. Index: place_by_text, place_by_organisation, the primary key, place_by_service …; null without a word.
    /// </summary>
    public static string? Matches(string text, Caller caller, Statement statement) =>
        string.Join(" AND ", TextFilter.Words(text).Select(word => Matches(word, caller, statement))) is { Length: > 0 } condition
            ? condition : null;

    /// <summary>Every word is found in the names of the place.</summary>
    public static string MatchesNames(string text, Statement statement) =>
        string.Join(" AND ", TextFilter.Words(text).Select(word => $"{Names} LIKE ANY({TextFilter.Patterns(word, statement)})"));

    static string Matches(string[] spellings, Caller caller, Statement statement)
    {
        var word = statement.Value(spellings);
        var patterns = TextFilter.Patterns(spellings, statement);
        List<string> ways = [$"p.search_text LIKE ANY({patterns})"];
        if (spellings[0].Length >= ShortestOfOrganisation)
        {
            var organisations = OrganisationText.Named(patterns, caller, statement);
            ways.Add($"p.organisation_id = ANY({organisations}::uuid[])");
            ways.Add($"""
                p.id = ANY(ARRAY(SELECT i.place_id FROM involvement i WHERE i.organisation_id = ANY({organisations}::uuid[])))
                """);
        }

        ways.Add($"p.facility_type = ANY(facility_types_named({word}))");
        ways.AddRange(Meanings(spellings[0], statement));
        return $"({word} IS NOT NULL OR plan_by_values()) AND ({string.Join(" OR ", ways)})";
    }

    static IEnumerable<string> Meanings(string word, Statement statement)
    {
        if (Labels.Meanings<PlaceKind>(word) is { Length: > 0 } kinds) yield return $"p.kind = ANY({statement.Value(kinds)})";
        if (Labels.Meanings<V1.Service>(word) is { Length: > 0 } services) yield return $"p.services && {statement.Value(services)}";
        if (Labels.Meanings<Audience>(word) is { Length: > 0 } audiences) yield return $"p.audiences && {statement.Value(audiences)}";
        if (Labels.Meanings<HelpKind>(word) is { Length: > 0 } ways)
            yield return $"p.id = ANY(ARRAY(SELECT w.place_id FROM way_to_help w WHERE w.what = ANY({statement.Value(ways)})))";
    }
}
