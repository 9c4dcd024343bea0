namespace Map.Service.Organisations;

/// <summary>One organisation. Index: the primary key; at most one row.</summary>
public sealed class GetOrganisation(NpgsqlDataSource database)
{
    public async Task<Organisation> RunAsync(GetOrganisationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var id = Ids.Parse(request.Id, "id");
        var statement = new Statement();
        var page = $"SELECT o.* FROM {Visibility.Organisations(caller, statement)} AND o.id = {statement.Value(id)}";
        statement.Append(OrganisationRow.Select(page, "o.id"));
        var rows = await database.ReadAllAsync(statement, OrganisationRow.Read, cancellationToken);
        return rows.SingleOrDefault()?.Organisation ?? throw Refusal.NotFound("organisation", request.Id);
    }
}
