using System.Text.Json.Nodes;
using Map.Service.Contributions.Edits;

namespace Map.Service.Contributions.Undo;

/// <summary>Makes what a plan sets back name organisations that are there: one that was merged into another is that one, and what names one that
/// is gone is not set back.</summary>
static class PresentOrganisations
{
    /// <returns>The plan with that done, and without what is so already.</returns>
    public static async Task<UndoPlan> FollowAsync(EditSession session, UndoPlan plan, CancellationToken cancellationToken)
    {
        var returning = await ReadAsync(session, [.. plan.Subjects.Where(one => one.Comes)], cancellationToken);
        List<UndoneSubject> subjects = [.. plan.Subjects.Select(one => one with { References = [.. returning[(one.Subject, one.Id)]] })];
        Guid[] named =
        [
            .. subjects.SelectMany(one => one.Fields.Concat(one.References)).Select(field => OrganisationReference.In(field.Name, field.Then))
                .OfType<Guid>().Distinct(),
        ];
        if (named.Length == 0) return plan;
        Guid[] coming = [.. subjects.Where(one => one is { Subject: "organisation", Comes: true }).Select(one => one.Id)];
        var now = await NowAsync(session, named, coming, cancellationToken);
        var kept = new List<KeptField>(plan.BuiltUpon);
        for (var i = 0; i < subjects.Count; i++)
        {
            var one = subjects[i];
            subjects[i] = one with
            {
                Fields = [.. one.Fields.Select(field => Follow(one, field)).OfType<UndoneField>()],
                References = [.. one.References.Select(field => Follow(one, field) ?? field with { Then = null })],
            };
        }

        return new([.. subjects.Where(one => one.IsChange)], kept);

        UndoneField? Follow(UndoneSubject subject, UndoneField field)
        {
            if (OrganisationReference.In(field.Name, field.Then) is not { } id) return field;
            var (other, isThere, revision) = now[id];
            if (!isThere) kept.Add(new(subject.Subject, subject.Id, field.Name, [revision]));
            if (!isThere || other == id) return isThere ? field : null;
            var then = OrganisationReference.To(other, field.Name, field.Then!);
            return field.Now is { } present && JsonNode.DeepEquals(JsonNode.Parse(present), JsonNode.Parse(then)) ? null : field with { Then = then };
        }
    }

    // What those that come back named when they went.
    static async Task<ILookup<(string Subject, Guid Id), UndoneField>> ReadAsync(
        EditSession session, List<UndoneSubject> coming, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var subjects = statement.Value(coming.Select(one => one.Subject).ToArray());
        var ids = statement.Value(coming.Select(one => one.Id.ToString()).ToArray());
        statement.Append($"""
            SELECT wanted.subject, wanted.id, f.key, f.value::text
            FROM unnest({subjects}, {ids}) AS wanted (subject, id),
                 LATERAL (SELECT state FROM revision r WHERE r.subject = wanted.subject AND r.subject_id = wanted.id ORDER BY number DESC LIMIT 1) r,
                 jsonb_each(state_fields(r.state)) f
            WHERE f.key IN ('organisation_id', 'parent_id') OR f.key LIKE 'involvement %'
            """);
        var rows = coming.Count == 0 ? [] : await session.ReadAllAsync(
            statement,
            row => (Of: (row.GetString(0), Guid.Parse(row.GetString(1))), Field: new UndoneField(row.GetString(2), null, row.GetString(3))),
            cancellationToken);
        return rows.ToLookup(row => row.Of, row => row.Field);
    }

    // The organisations that the ids lead to once those that come back are there, and the last revisions of those.
    static async Task<Dictionary<Guid, (Guid Id, bool IsThere, long Revision)>> NowAsync(
        EditSession session, Guid[] ids, Guid[] coming, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var back = statement.Value(coming);
        statement.Append($"""
            WITH RECURSIVE way (id, at) AS (
                SELECT id, id FROM unnest({statement.Value(ids)}) id
                UNION
                SELECT w.id, coalesce(r.merged_into, r.survivor_id) FROM way w JOIN redirect r ON r.id = w.at WHERE w.at <> ALL({back})
            )
            SELECT w.id, w.at, w.at = ANY({back}) OR EXISTS (SELECT FROM organisation o WHERE o.id = w.at),
                (SELECT max(number) FROM revision WHERE subject = 'organisation' AND subject_id = w.at::text)
            FROM way w WHERE w.at = ANY({back}) OR NOT EXISTS (SELECT FROM redirect r WHERE r.id = w.at)
            """);
        var rows = await session.ReadAllAsync(
            statement, row => (row.GetGuid(0), (row.GetGuid(1), row.GetBoolean(2), row.GetInt64(3))), cancellationToken);
        return rows.ToDictionary();
    }
}
