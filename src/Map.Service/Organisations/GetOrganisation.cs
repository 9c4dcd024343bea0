namespace Map.Service.Organisations;

/// <summary>One organisation. Index: the primary key; at most one row.</summary>
public sealed class GetOrganisation(MapServers servers)
{
    public async Task<Organisation> RunAsync(GetOrganisationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var id = Ids.Parse(request.Id, "id");
        if (await FindAsync(id, caller, cancellationToken) is { } organisation) return organisation;
        var redirects = await Redirects.FindAsync(servers.ForReading, [id], cancellationToken);
        if (redirects.Count == 0 || await FindAsync(redirects[id], caller, cancellationToken) is not { } survivor)
            throw Refusal.NotFound("organisation", request.Id);
        return request.FollowMerged ? survivor : throw Refusal.Merged(request.Id, survivor);
    }

    async Task<Organisation?> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var page = $"SELECT o.* FROM {Visibility.Organisations(caller, statement)} AND o.id = {statement.Value(id)}";
        statement.Append(OrganisationRow.Select(page, "o.id", caller, statement));
        var rows = await servers.ForReading.ReadAllAsync(statement, OrganisationRow.Read, cancellationToken);
        return rows.SingleOrDefault()?.Organisation;
    }
}
