namespace Map.Service.Log.History;

/// <summary>The revisions of a place, newest first, by a keyset on their number: revisions added meanwhile never shift a page.</summary>
public sealed class ListRevisions(NpgsqlDataSource database)
{
    public async Task<ListRevisionsResponse> RunAsync(ListRevisionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 20, violations);
        violations.ThrowIfAny();
        var id = Ids.Parse(request.PlaceId, "place_id");
        var fingerprint = QueryFingerprint.Of(request, query => query.PlaceId = id.ToString());
        var cursor = fingerprint.Read<RevisionCursor>(request.PageToken);

        if (!await IsVisibleAsync(id, caller, cancellationToken)) throw Refusal.NotFound("place", request.PlaceId);
        var revisions = await ReadAsync(id, cursor?.Number ?? long.MaxValue, size + 1, caller, cancellationToken);

        var response = new ListRevisionsResponse();
        if (Page.Fill(response.Results, revisions, size, ResultOf)) response.NextPageToken = response.Results[^1].PageToken;
        return response;

        RevisionResult ResultOf(Revision revision) =>
            new() { Revision = revision, PageToken = fingerprint.TokenAfter(new RevisionCursor(revision.Number)) };
    }

    async Task<bool> IsVisibleAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"SELECT true FROM {Visibility.Places(caller, statement)} AND p.id = {statement.Value(id)}");
        return (await database.ReadAllAsync(statement, row => row.GetBoolean(0), cancellationToken)).Count > 0;
    }

    async Task<List<Revision>> ReadAsync(Guid id, long before, int wanted, Caller caller, CancellationToken cancellationToken)
    {
        var revisions = new List<Revision>();
        while (true)
        {
            // One more than wanted, because each is compared with the one before it.
            var rows = await database.ReadAllAsync(Select(id, before, wanted + 1, caller), PastRow.Read, cancellationToken);
            var isEnd = rows.Count <= wanted;
            for (var i = 0; i < rows.Count - (isEnd ? 0 : 1) && revisions.Count < wanted; i++)
                if (rows[i].Since(i + 1 < rows.Count ? rows[i + 1] : null) is { } revision)
                    revisions.Add(revision);
            if (isEnd || revisions.Count == wanted) return revisions;
            before = rows[^2].Number;
        }
    }

    /// <summary>The states of a place that the caller could see, newest first. Index: revision_by_subject; at most a page and two rows.
    /// </summary>
    internal static Statement Select(Guid id, long before, int limit, Caller caller)
    {
        var statement = new Statement();
        return statement.Append($"""
            WITH now AS MATERIALIZED ({PastVisibility.PlaceNow(id, caller, statement)})
            SELECT r.number, r.at, r.origin, CASE WHEN now.reviewed THEN (SELECT k.label FROM api_key k WHERE k.id = r.key_id) END,
                   {PastVisibility.State("r.state", "now", caller, statement)}::text,
                   a.comment, a.id, CASE WHEN now.reviewed THEN a.suggestion_id END
            FROM now JOIN revision r ON r.subject = 'place' AND r.subject_id = {statement.Value(id.ToString())}
                 LEFT JOIN act a ON a.id = r.act_id
            WHERE r.number < {statement.Value(before)} AND r.change <> 'deleted' AND {Visibility.WasVisible("r.state", caller, statement)}
            ORDER BY r.number DESC LIMIT {statement.Value(limit)}
            """);
    }
}
