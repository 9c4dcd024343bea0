namespace Map.Service.Log.History;

/// <summary>The history of all places and organisations, as everybody may see it. Index: revision_by_subject; unbounded, see
/// <see cref="LargeResults"/>.</summary>
public sealed class StreamRevisions(LargeResults results)
{
    // It is handed on: nobody's key makes another one.
    static readonly Caller Everybody = Caller.Anonymous;

    public IAsyncEnumerable<StreamRevisionsResponse> RunAsync(CancellationToken cancellationToken) =>
        results.ReadAsync([Organisations(), Places()], StreamRevisionsResponse.Parser, cancellationToken);

    static LargeQuery<StreamRevisionsResponse> Places()
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT {PastRow.Columns("now.reviewed")}, now.id::text, {PastVisibility.State("r.state", "now", Everybody, statement)}::text
            FROM ({PastVisibility.PlacesNow(Everybody, statement)}) now JOIN revision r ON r.subject = 'place' AND r.subject_id = now.id::text
                 LEFT JOIN act a ON a.id = r.act_id
            WHERE r.change <> 'deleted' AND {Visibility.WasVisible("r.state", Everybody, statement)}
            ORDER BY r.subject_id, r.number
            """);
        return Query(statement, PastFields.OfPlace, (revision, id) => new() { PlaceId = id, Revision = revision });
    }

    static LargeQuery<StreamRevisionsResponse> Organisations()
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT {PastRow.Columns("now.reviewed")}, now.id::text, {PastVisibility.OrganisationState("r.state", "now", Everybody, statement)}::text
            FROM ({PastVisibility.OrganisationsNow(Everybody, statement)}) now
                 JOIN revision r ON r.subject = 'organisation' AND r.subject_id = now.id::text
                 LEFT JOIN act a ON a.id = r.act_id
            WHERE r.change <> 'deleted' AND {Visibility.OrganisationWasVisible("r.state", Everybody, statement)}
            ORDER BY r.subject_id, r.number
            """);
        return Query(statement, PastFields.OfOrganisation, (revision, id) => new() { OrganisationId = id, Revision = revision });
    }

    // Each row is compared with the one before it, if that is of the same subject. No revision where nothing differs.
    static LargeQuery<StreamRevisionsResponse> Query(
        Statement statement, Func<string, PastFields> fieldsOf, Func<Revision, string, SubjectRevision> of)
    {
        (string Id, PastFields Fields)? last = null;
        return new(statement, row =>
        {
            var (id, fields) = (row.GetString(PastRow.Count), fieldsOf(row.GetString(PastRow.Count + 1)));
            var before = last?.Id == id ? last?.Fields : null;
            last = (id, fields);
            List<FieldChange> changes = [.. fields.Since(before)];
            if (changes.Count == 0) return (0, _ => { });
            var revision = of(PastRow.Read(row).With(before is null ? RevisionKind.Added : RevisionKind.Updated, changes), id);
            return (ResponseSize.Of(revision), part => part.Revisions.Add(revision));
        });
    }
}
