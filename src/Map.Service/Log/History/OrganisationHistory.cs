using Map.Service.Organisations;

namespace Map.Service.Log.History;

/// <summary>The revisions of an organisation in which it changed in anything that the caller may see, and those of places in which what it
/// does there changed.</summary>
public sealed class OrganisationHistory(MapServers servers, GetOrganisation getOrganisation) : IHistory
{
    public Task RequireAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        getOrganisation.RunAsync(new GetOrganisationRequest { Id = id.ToString() }, caller, cancellationToken);

    public async Task<List<Revision>> ReadAsync(Guid id, long before, int wanted, Caller caller, CancellationToken cancellationToken)
    {
        var revisions = new List<Revision>();
        while (true)
        {
            var rows = await servers.ForReading.ReadAllAsync(Select(id, before, wanted, caller), Read, cancellationToken);
            revisions.AddRange(rows.Select(row => row.Revision).OfType<Revision>().Take(wanted - revisions.Count));
            if (rows.Count < wanted || revisions.Count == wanted) return revisions;
            before = rows[^1].Number;
        }
    }

    /// <summary>The revisions that the caller could see, newest first, each with the state after it and the last one before it. Index:
    /// revision_by_subject, and the primary keys of involvement_revision and revision; at most two pages, and a row before each.</summary>
    internal static Statement Select(Guid id, long before, int limit, Caller caller)
    {
        var statement = new Statement();
        var (subject, number, most) = (statement.Value(id.ToString()), statement.Value(before), statement.Value(limit));
        return statement.Append($"""
            WITH now AS MATERIALIZED ({PastVisibility.OrganisationNow(id, caller, statement)})
            ({Own(subject, number, caller, statement)} LIMIT {most})
            UNION ALL
            ({AtPlaces(subject, number, caller, statement)} LIMIT {most})
            ORDER BY 1 DESC LIMIT {most}
            """);
    }

    static string Own(string subject, string number, Caller caller, Statement statement) => $"""
        SELECT {PastRow.Columns("now.reviewed")},
               {PastVisibility.OrganisationState("r.state", "now", caller, statement)}::text,
               {PastVisibility.OrganisationState("b.state", "now", caller, statement)}::text,
               NULL::text, NULL::text
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
        ORDER BY r.number DESC
        """;

    static string AtPlaces(string subject, string number, Caller caller, Statement statement) => $"""
        SELECT {PastRow.Columns("place.reviewed")},
               {PastVisibility.InvolvementsOf("r.state", subject, "place.name")}::text,
               {PastVisibility.InvolvementsOf("b.state", subject, "place.name")}::text,
               place.id::text, place.kind::text
        FROM now
        JOIN involvement_revision i ON i.organisation_id = now.id
        JOIN revision r ON r.number = i.number
        JOIN LATERAL (
            SELECT p.id, p.kind, p.name, {Visibility.Reviewed(caller, statement)} AS reviewed
            FROM {Visibility.Places(caller, statement)} AND p.id = r.subject_id::uuid
        ) place ON true
        LEFT JOIN LATERAL (
            SELECT e.state FROM revision e
            WHERE e.subject = 'place' AND e.subject_id = r.subject_id AND e.number < r.number AND e.change <> 'deleted'
                  AND {Visibility.WasVisible("e.state", caller, statement)}
            ORDER BY e.number DESC LIMIT 1
        ) b ON true
        LEFT JOIN act a ON a.id = r.act_id
        WHERE i.number < {number} AND r.change <> 'deleted' AND {Visibility.WasVisible("r.state", caller, statement)}
        ORDER BY i.number DESC
        """;

    // No revision where nothing differs that the caller may see.
    static (long Number, Revision? Revision) Read(NpgsqlDataReader row)
    {
        const int state = PastRow.Count;
        var past = PastRow.Read(row);
        var (place, kind) = (row.Text(state + 2), row.Text(state + 3));
        Func<string, PastFields> fieldsOf = place is null ? PastFields.OfOrganisation : PastFields.OfInvolvements;
        var before = row.Text(state + 1) is { } text ? fieldsOf(text) : null;
        List<FieldChange> changes = [.. fieldsOf(row.GetString(state)).Since(before)];
        if (changes.Count == 0) return (past.Number, null);
        var revision = past.With(place is null && before is null ? RevisionKind.Added : RevisionKind.Updated, changes);
        if (place is not null) (revision.PlaceId, revision.PlaceKind) = (place, MapEnums.Parse<PlaceKind>(kind!));
        return (past.Number, revision);
    }
}
