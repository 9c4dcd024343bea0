using Map.Service.Organisations;

namespace Map.Service.Log.History;

/// <summary>The revisions of an organisation in which it changed in anything that the caller may see.</summary>
public sealed class OrganisationHistory(NpgsqlDataSource database, GetOrganisation getOrganisation) : IHistory
{
    public Task RequireAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        getOrganisation.RunAsync(new GetOrganisationRequest { Id = id.ToString() }, caller, cancellationToken);

    public async Task<List<Revision>> ReadAsync(Guid id, long before, int wanted, Caller caller, CancellationToken cancellationToken)
    {
        var revisions = new List<Revision>();
        while (true)
        {
            var rows = await database.ReadAllAsync(Select(id, before, wanted, caller), Read, cancellationToken);
            revisions.AddRange(rows.Select(row => row.Revision).OfType<Revision>().Take(wanted - revisions.Count));
            if (rows.Count < wanted || revisions.Count == wanted) return revisions;
            before = rows[^1].Number;
        }
    }

    /// <summary>The revisions that the caller could see, newest first, each with the state after it and the last one before it. Index:
    /// revision_by_subject; at most a page, and a row before each.</summary>
    internal static Statement Select(Guid id, long before, int limit, Caller caller)
    {
        var statement = new Statement();
        var (subject, number, most) = (statement.Value(id.ToString()), statement.Value(before), statement.Value(limit));
        return statement.Append($"""
            WITH now AS MATERIALIZED ({PastVisibility.OrganisationNow(id, caller, statement)})
            SELECT {PastRow.Columns("now.reviewed")},
                   {PastVisibility.OrganisationState("r.state", "now", caller, statement)}::text,
                   {PastVisibility.OrganisationState("b.state", "now", caller, statement)}::text
            FROM now
            JOIN revision r ON r.subject = 'organisation' AND r.subject_id = {subject}
            LEFT JOIN LATERAL (
                SELECT e.state FROM revision e
                WHERE e.subject = 'organisation' AND e.subject_id = {subject} AND e.number < r.number AND e.change <> 'deleted'
                      AND {Visibility.OrganisationWasVisible("e.state", caller, statement)}
                ORDER BY e.number DESC LIMIT 1
            ) b ON true
            LEFT JOIN act a ON a.id = r.act_id
            WHERE r.number < {number} AND r.change <> 'deleted' AND {Visibility.OrganisationWasVisible("r.state", caller, statement)}
            ORDER BY r.number DESC LIMIT {most}
            """);
    }

    // No revision where nothing differs that the caller may see.
    static (long Number, Revision? Revision) Read(NpgsqlDataReader row)
    {
        var past = PastRow.Read(row);
        var (after, before) = (PastFields.OfOrganisation(row.GetString(PastRow.Count)), row.Text(PastRow.Count + 1));
        if (before is null) return (past.Number, past.With(RevisionKind.Added, after.Since(null)));
        List<FieldChange> changes = [.. after.Since(PastFields.OfOrganisation(before))];
        return (past.Number, changes.Count == 0 ? null : past.With(RevisionKind.Updated, changes));
    }
}
