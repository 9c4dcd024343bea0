namespace Map.Service.Contributions.Suggestions;

/// <summary>That the author of a suggestion is one of the people of the group that it is about, known by a link that was made for them.</summary>
static class LinkWord
{
    public const string Citation = "The group's own people, by a link that was made for them";

    /// <summary>The source that a link makes; none when it is not good, or of another place than the suggestion.</summary>
    public static async Task<IReadOnlyList<Source>> SourcesAsync(
        NpgsqlDataSource database, SuggestRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var about = request.Change switch
        {
            { UpdatePlace.Id: var id } => id,
            { WithdrawPlace.Id: var id } => id,
            { Report.PlaceId: var id } => id,
            _ => "",
        };
        if (!Guid.TryParse(about, out var place)) return [];
        var statement = new Statement();
        statement.Append($"""
            SELECT 1 FROM confirmation_link
            WHERE hash = {statement.Value(ApiKey.Hash(request.Link))} AND place_id = {statement.Value(place)} AND revoked_at IS NULL
              AND ends_at > {statement.Value(now.UtcDateTime)}
            """);
        return (await database.ReadAllAsync(statement, _ => true, cancellationToken)).Count == 0 ? [] : [new Source { Citation = Citation }];
    }
}
