using Map.Service.Contributions.Edits;

namespace Map.Service.Contributions.Suggestions;

/// <summary>Rows of lists that were suggested.</summary>
static class SuggestedRows
{
    /// <summary>Knows a row by its place once its suggestion is accepted: what the list says is on the map, or a reviewer decided otherwise.</summary>
    public static async Task AcceptedAsync(EditSession session, Guid suggestion, ChangeResult result, CancellationToken cancellationToken)
    {
        var (statement, place) = (new Statement(), result.SubjectId);
        if (result.Subject == "event")
            // A row of a calendar has its SEQUENCE and the hash of its venue beside what it said.
            statement.Append($"""
                INSERT INTO listed_event (list, uid, event_id, sequence, said, venue, act_id)
                SELECT list, decode(split_part(row_id, ' ', 1), 'hex'), {statement.Value(place)}, (said ->> 'sequence')::int, said -> 'event', decode(said ->> 'venue', 'hex'),
                    {statement.Value(session.Act.Id)}
                FROM listed_suggestion WHERE suggestion_id = {statement.Value(suggestion)} AND said IS NOT NULL
                ON CONFLICT (list, uid) DO UPDATE
                SET event_id = excluded.event_id, sequence = excluded.sequence, said = excluded.said, venue = excluded.venue, act_id = excluded.act_id
                """);
        else
            statement.Append($"""
            INSERT INTO listed_row (list, row_id, place_id, said, act_id)
            SELECT list, row_id, {statement.Value(place)}, said, {statement.Value(session.Act.Id)}
            FROM listed_suggestion WHERE suggestion_id = {statement.Value(suggestion)} AND said IS NOT NULL
            ON CONFLICT (list, row_id) DO UPDATE SET place_id = excluded.place_id, said = excluded.said, act_id = excluded.act_id
            """);
        await session.ExecuteAsync(statement, cancellationToken);
    }
}
