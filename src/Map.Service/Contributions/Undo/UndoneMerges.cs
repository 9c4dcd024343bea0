using Map.Service.Contributions.Edits;

namespace Map.Service.Contributions.Undo;

/// <summary>Where the ids of what was merged lead when a merge is undone, and when that is undone.</summary>
static class UndoneMerges
{
    /// <summary>These come back: their ids lead to themselves, and so do those of what was merged into them.</summary>
    public static async Task ForgetAsync(EditSession session, Guid[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 0) return;
        var forget = new Statement();
        forget.Append($"""
            WITH back AS (DELETE FROM redirect WHERE id = ANY({forget.Value(ids)}) RETURNING *)
            INSERT INTO undone_merge (undone_by, id, subject, merged_into, key, act_id)
            SELECT {forget.Value(session.Act.Id)}, id, subject, coalesce(merged_into, survivor_id), key, act_id FROM back
            """);
        await session.ExecuteAsync(forget, cancellationToken);
        var lead = new Statement();
        lead.Append($"""
            WITH RECURSIVE led (id, root) AS (
                SELECT id, merged_into FROM redirect WHERE merged_into = ANY({lead.Value(ids)})
                UNION ALL
                SELECT r.id, led.root FROM redirect r JOIN led ON r.merged_into = led.id
            )
            UPDATE redirect r SET survivor_id = led.root FROM led WHERE r.id = led.id
            """);
        await session.ExecuteAsync(lead, cancellationToken);
    }

    /// <summary>These are about to go, because what brought them back is undone: those that a merge had taken are merged again.</summary>
    public static async Task RestoreAsync(EditSession session, string subject, Guid[] ids, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            WITH again AS (
                SELECT u.*, coalesce(r.survivor_id, u.merged_into) AS survivor_id
                FROM undone_merge u LEFT JOIN redirect r ON r.id = u.merged_into
                WHERE u.id = ANY({statement.Value(ids)}) AND u.undone_by = (
                    SELECT c.act_id FROM revision c
                    WHERE c.subject = {statement.Value(subject)} AND c.subject_id = u.id::text AND c.change = 'created'
                    ORDER BY c.number DESC LIMIT 1)
            ), moved AS (
                UPDATE redirect r SET survivor_id = again.survivor_id FROM again WHERE r.survivor_id = again.id
            )
            INSERT INTO redirect (id, subject, survivor_id, merged_into, key, act_id)
            SELECT id, subject, survivor_id, merged_into, key, act_id FROM again
            """);
        await session.ExecuteAsync(statement, cancellationToken);
    }
}
