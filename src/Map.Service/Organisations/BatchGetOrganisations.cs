namespace Map.Service.Organisations;

/// <summary>Several organisations by id. Index: the primary key; at most 1,000 rows.</summary>
public sealed class BatchGetOrganisations(MapServers servers)
{
    public async Task<BatchGetOrganisationsResponse> RunAsync(
        BatchGetOrganisationsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var ids = Ids.ParseBatch(request.Ids, "ids");
        if (ids.Length == 0) return new BatchGetOrganisationsResponse();
        var redirects = request.FollowMerged ? await Redirects.FindAsync(servers.ForReading, ids, cancellationToken) : new Dictionary<Guid, Guid>();
        ids = [.. ids.Select(id => redirects.GetValueOrDefault(id, id))];
        var statement = new Statement();
        var page = $"SELECT o.* FROM {Visibility.Organisations(caller, statement)} AND o.id = ANY({statement.Value(ids)})";
        statement.Append(OrganisationRow.Select(page, "o.id", caller, statement));
        var rows = await servers.ForReading.ReadAllAsync(statement, OrganisationRow.Read, cancellationToken);
        var found = Batch.InOrder(ids, rows.Select(row => row.Organisation), organisation => Guid.Parse(organisation.Id));
        return Batch.Checked(new BatchGetOrganisationsResponse { Organisations = { found } }, ids.Length);
    }
}
