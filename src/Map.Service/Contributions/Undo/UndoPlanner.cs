using Map.Service.Contributions.Edits;

namespace Map.Service.Contributions.Undo;

/// <summary>Finds what undoing some revisions comes to: for each field that they changed the value that it would have without them, if no
/// other revision has changed it since.</summary>
static class UndoPlanner
{
    // A change of a whole subject, in touched_fields().
    const string Whole = "";

    /// <param name="session">The call.</param>
    /// <param name="chosen">The condition on revision r that finds those to undo.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<UndoPlan> PlanAsync(
        EditSession session, Func<Statement, string> chosen, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            WITH chosen AS MATERIALIZED (
                SELECT r.number, r.subject, r.subject_id FROM revision r
                WHERE r.subject IN ('place', 'organisation', 'event') AND {chosen(statement)}
            ), subjects AS (
                SELECT array_agg(subject) AS kinds, array_agg(subject_id) AS ids FROM (SELECT DISTINCT subject, subject_id FROM chosen) s
            )
            SELECT t.subject, t.subject_id, t.number, t.field, t.before::text, t.after::text, c.number IS NOT NULL
            FROM subjects, touched_fields(subjects.kinds, subjects.ids) t LEFT JOIN chosen c ON c.number = t.number
            ORDER BY t.subject, t.subject_id, t.number
            """);
        var touches = await session.ReadAllAsync(statement, Read, cancellationToken);
        var (subjects, kept) = (new List<UndoneSubject>(), new List<KeptField>());
        foreach (var subject in touches.GroupBy(touch => (touch.Subject, touch.Id)))
            Plan(subject.Key.Subject, Guid.Parse(subject.Key.Id), [.. subject], subjects, kept);
        return new(subjects, kept);
    }

    static void Plan(string subject, Guid id, List<Touch> touches, List<UndoneSubject> subjects, List<KeptField> kept)
    {
        var comings = touches.FindAll(touch => touch.Field == Whole);
        var last = comings[^1];
        var isThere = last.After == "true";
        // Since it last came, or until it went.
        var life = touches.FindAll(touch => touch.Field != Whole && (!isThere || touch.Number > last.Number));
        if (last.IsChosen)
        {
            PlanWhole(subject, id, last, isThere, life, subjects, kept);
            return;
        }

        var earlier = comings.Where(touch => touch.IsChosen).Select(touch => touch.Number).ToList();
        if (earlier.Count > 0) kept.Add(new(subject, id, Whole, [.. comings.Where(touch => touch.Number > earlier[0]).Select(touch => touch.Number)]));
        if (!isThere)
        {
            // It went by another act: there is nothing to set back.
            if (life.Exists(touch => touch.IsChosen)) kept.Add(new(subject, id, Whole, [last.Number]));
            return;
        }

        var fields = Fields(subject, id, life, kept);
        if (fields.Count > 0) subjects.Add(new(subject, id, false, fields, false, touches[^1].Number));
    }

    // The revision that made it, or by which it went, is undone.
    static void PlanWhole(
        string subject, Guid id, Touch last, bool isThere, List<Touch> life, List<UndoneSubject> subjects, List<KeptField> kept)
    {
        var revision = life.Count > 0 && isThere ? life[^1].Number : last.Number;
        if (!isThere)
        {
            subjects.Add(new(subject, id, false, [new(Whole, null, "true")], true, last.Number));
            return;
        }

        var others = life.Where(touch => !touch.IsChosen).Select(touch => touch.Number).Distinct().ToList();
        if (others.Count > 0)
        {
            // Others have made it theirs: it stays, and what nobody else touched is set back.
            kept.Add(new(subject, id, Whole, others));
            var fields = Fields(subject, id, life, kept);
            if (fields.Count > 0) subjects.Add(new(subject, id, false, fields, false, revision));
            return;
        }

        subjects.Add(new(subject, id, true, [new(Whole, "true", null)], false, revision));
    }

    static List<UndoneField> Fields(string subject, Guid id, List<Touch> life, List<KeptField> kept)
    {
        var fields = new List<UndoneField>();
        foreach (var field in life.GroupBy(touch => touch.Field).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            List<Touch> touches = [.. field];
            var at = touches.FindLastIndex(touch => !touch.IsChosen) + 1;
            // Those after the last change of anybody else.
            if (at < touches.Count)
            {
                if (touches[^1].After != touches[at].Before) fields.Add(new(field.Key, touches[^1].After, touches[at].Before));
            }
            else if (touches.FindIndex(touch => touch.IsChosen) is var first and >= 0)
                kept.Add(new(subject, id, field.Key, [.. touches.Skip(first + 1).Where(touch => !touch.IsChosen).Select(touch => touch.Number)]));
        }

        return fields;
    }

    static Touch Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.Text(4), row.Text(5), row.GetBoolean(6));

    sealed record Touch(string Subject, string Id, long Number, string Field, string? Before, string? After, bool IsChosen);
}
