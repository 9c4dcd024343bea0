namespace Map.Gateway.Tests.NothingLost;

/// <summary>What holds in the database at every moment, whatever was killed. Each statement finds what breaks it.</summary>
static class Invariants
{
    static readonly (string Name, string Broken)[] All =
    [
        ("Revisions are numbered without gaps", """
            SELECT 'last ' || c.last || ', count ' || count(number) FROM revision_counter c LEFT JOIN revision ON true
            GROUP BY c.last HAVING c.last <> coalesce(max(number), 0) OR c.last <> count(number)
            """),
        ("Places are as their last revisions say", AsLogged("place")),
        ("Organisations are as their last revisions say", AsLogged("organisation")),
        ("What is not there is created, and what is there is changed or deleted", """
            SELECT subject_id FROM (
                SELECT subject_id, change, lag(change) OVER (PARTITION BY subject, subject_id ORDER BY number) AS past FROM revision) step
            WHERE (change = 'created') <> (past IS NULL OR past = 'deleted')
            """),
        ("The steps of a history lead to what is there", """
            SELECT p.id FROM place p,
                LATERAL (SELECT number, state FROM revision
                         WHERE subject = 'place' AND subject_id = p.id::text AND change = 'created' ORDER BY number DESC LIMIT 1) made,
                LATERAL (SELECT coalesce(jsonb_object_agg(field, after), '{}') AS fields FROM (
                    SELECT DISTINCT ON (field) field, coalesce(after, 'null') AS after FROM touched_fields(ARRAY['place'], ARRAY[p.id::text])
                    WHERE number > made.number ORDER BY field, number DESC) last) step
            WHERE (SELECT jsonb_object_agg(key, value) FROM jsonb_each(state_fields(made.state) || step.fields) WHERE value <> 'null')
                IS DISTINCT FROM state_fields(place_state(p.id))
            """),
        ("No act is without revisions", "SELECT id FROM act a WHERE NOT EXISTS (SELECT FROM revision r WHERE r.act_id = a.id)"),
        ("No revision is without an act", "SELECT number FROM revision WHERE act_id IS NULL"),
        ("A merge is a deletion and a change, and leads on until it is undone", """
            SELECT a.id FROM act a, LATERAL (
                SELECT count(*) AS n, max(number) AS number, min(subject_id) FILTER (WHERE change = 'deleted') AS gone,
                    min(subject_id) FILTER (WHERE change = 'updated') AS stays
                FROM revision WHERE act_id = a.id) r
            WHERE a.kind = 'merge' AND NOT coalesce(n = 2
                AND EXISTS (SELECT FROM redirect d WHERE d.act_id = a.id AND d.id::text = gone AND d.survivor_id::text = stays)
                    <> EXISTS (SELECT FROM revision b WHERE b.subject_id = gone AND b.change = 'created' AND b.number > r.number), false)
            """),
        ("What was merged leads from what is gone to what is there", """
            SELECT id FROM redirect d WHERE EXISTS (SELECT FROM place WHERE id = d.id) OR NOT EXISTS (SELECT FROM place WHERE id = d.survivor_id)
                OR NOT EXISTS (SELECT FROM act WHERE id = d.act_id AND kind = 'merge')
            """),
        ("What was merged into a place is in it", """
            SELECT a.id FROM act a JOIN revision gone ON gone.act_id = a.id AND gone.change = 'deleted'
            JOIN revision stays ON stays.act_id = a.id AND stays.change = 'updated'
            WHERE a.kind = 'merge' AND NOT (stays.state -> 'sources' @> (gone.state -> 'sources')
                AND stays.state -> 'involvements' @> (gone.state -> 'involvements')
                AND stays.state -> 'other_names' @> jsonb_build_array(jsonb_build_object('name', gone.state -> 'name')))
            """),
        // Writers undo only what was the last change.
        ("What was undone is as it was before", """
            SELECT number FROM (
                SELECT r.number, r.act_id, r.change, state_fields(r.state) AS now,
                    lag(state_fields(r.state)) OVER subject AS past, lag(state_fields(r.state), 2) OVER subject AS before
                FROM revision r WINDOW subject AS (PARTITION BY r.subject, r.subject_id ORDER BY r.number)) step
            JOIN act a ON a.id = step.act_id AND a.kind = 'revert'
            WHERE now IS DISTINCT FROM CASE change WHEN 'created' THEN past ELSE before END
            """),
        ("A suggestion is accepted with its act, or neither", """
            SELECT coalesce(s.id, a.suggestion_id) FROM suggestion s FULL JOIN act a ON a.suggestion_id = s.id
            WHERE CASE WHEN s.id IS NULL THEN a.suggestion_id IS NOT NULL
                       WHEN a.id IS NULL THEN s.state = 'accepted' OR s.act_id IS NOT NULL
                       ELSE s.state <> 'accepted' OR s.act_id IS DISTINCT FROM a.id END
            """),
        ("Request ids are kept with what they added", """
            SELECT state ->> 'request_id' FROM revision r WHERE subject = 'place' AND change = 'created' AND state ->> 'request_id' IS NOT NULL
                AND NOT EXISTS (SELECT FROM edit_request e WHERE e.id::text = state ->> 'request_id' AND e.subject_id::text = r.subject_id)
            UNION ALL
            SELECT id::text FROM edit_request e WHERE NOT EXISTS (
                SELECT FROM revision WHERE subject_id = e.subject_id::text
                    OR state -> 'involvements' @> jsonb_build_array(jsonb_build_object('id', e.subject_id)))
            """),
    ];

    /// <returns>What is broken, and where.</returns>
    public static async Task<IReadOnlyList<string>> BrokenAsync(KilledMap map)
    {
        var broken = new List<string>();
        foreach (var (name, sql) in All)
            if (await map.RowsAsync(sql) is { Count: > 0 } rows)
                broken.Add($"{name}: not {string.Join(", ", rows.Take(5).Select(row => row[0]))}{(rows.Count > 5 ? $" and {rows.Count - 5} more" : "")}");
        return broken;
    }

    static string AsLogged(string subject) => $"""
        SELECT coalesce(s.id::text, l.subject_id)
        FROM (SELECT DISTINCT ON (subject_id) * FROM revision WHERE subject = '{subject}' ORDER BY subject_id, number DESC) l
        FULL JOIN {subject} s ON s.id::text = l.subject_id
        WHERE CASE WHEN s.id IS NULL THEN l.change <> 'deleted' WHEN l.number IS NULL THEN true
                   ELSE l.change = 'deleted' OR s.revision <> l.number OR l.state <> {subject}_state(s.id) END
        """;
}
