namespace Map.Service.Organisations;

/// <summary>The involvements of places or organisations. Index: involvement_by_place or involvement_by_organisation; as many rows
/// as those of at most 1,000 places or organisations.</summary>
public sealed class BatchGetInvolvements(MapServers servers)
{
    public async Task<BatchGetInvolvementsResponse> RunAsync(
        BatchGetInvolvementsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        Check(request);
        var (column, ids) = request.PlaceIds.Count > 0
            ? ("place_id", Ids.ParseBatch(request.PlaceIds, "place_ids"))
            : ("organisation_id", Ids.ParseBatch(request.OrganisationIds, "organisation_ids"));

        var statement = new Statement();
        statement.Append($"""
            SELECT {InvolvementRow.Columns}
            FROM involvement i LEFT JOIN source s ON s.id = i.source_id, {Visibility.Places(caller, statement)}
              AND p.id = i.place_id AND i.{column} = ANY({statement.Value(ids)})
              AND EXISTS (SELECT FROM {Visibility.Organisations(caller, statement)} AND o.id = i.organisation_id)
            """);
        if (RequestValues.TryParseDay(request.OpenOn, out var day)) statement.Append($" AND i.days @> {statement.Value(day)}");
        if (request.Roles.Count > 0) statement.Append($" AND i.role = ANY({statement.Value(request.Roles.ToArray())})");
        statement.Append($" ORDER BY i.{column}, coalesce(first_day(i.started), first_day(i.ended)) DESC NULLS LAST, i.id");
        var found = await servers.ForReading.ReadAllAsync(statement, row => InvolvementRow.Read(row), cancellationToken);
        return Batch.Checked(new BatchGetInvolvementsResponse { Involvements = { found } }, ids.Length);
    }

    static void Check(BatchGetInvolvementsRequest request)
    {
        var violations = new Violations();
        if (request.PlaceIds.Count > 0 == request.OrganisationIds.Count > 0)
            violations.Add("place_ids", "Set exactly one of place_ids and organisation_ids.");
        if (request.HasOpenOn) violations.CheckDay(request.OpenOn, "open_on");
        violations.CheckEnums(request.Roles, "roles");
        violations.ThrowIfAny();
    }
}
