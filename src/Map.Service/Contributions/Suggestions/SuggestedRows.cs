using Map.Service.Contributions.Edits;

namespace Map.Service.Contributions.Suggestions;

/// <summary>Rows of lists that were suggested.</summary>
static class SuggestedRows
{
    /// <summary>Knows a row by its place once its suggestion is accepted: what the list says is on the map, or a reviewer decided otherwise.</summary>
    public static async Task AcceptedAsync(EditSession session, Guid suggestion, Guid place, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO listed_row (list, row_id, place_id, said, act_id)
            SELECT list, row_id, {statement.Value(place)}, said, {statement.Value(session.Act.Id)}
            FROM listed_suggestion WHERE suggestion_id = {statement.Value(suggestion)} AND said IS NOT NULL
            ON CONFLICT (list, row_id) DO UPDATE SET place_id = excluded.place_id, said = excluded.said, act_id = excluded.act_id
            """);
        await session.ExecuteAsync(statement, cancellationToken);
    }
}
