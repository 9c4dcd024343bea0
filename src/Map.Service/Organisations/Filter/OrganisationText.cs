namespace Map.Service.Organisations.Filter;

/// <summary>Organisations by a word of their names.</summary>
static class OrganisationText
{
    // A word of so many names, such as "council", says nothing of one organisation, and what they do is tens of thousands of rows.
    const int Most = 100;

    /// <summary>The ids of those that the caller may see, as an array; null when the word is one of too many names. Index:
    /// organisation_by_text.</summary>
    /// <param name="patterns">An expression of the LIKE patterns of the word.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="statement">Gets the parameters.</param>
    public static string Named(string patterns, Caller caller, Statement statement) =>
        $"""
        (SELECT CASE WHEN count(*) <= {Most} THEN array_agg(named.id) END FROM (
            SELECT o.id FROM {Visibility.Organisations(caller, statement)} AND o.search_text LIKE ANY({patterns})
            LIMIT {Most + 1}) named)
        """;
}
