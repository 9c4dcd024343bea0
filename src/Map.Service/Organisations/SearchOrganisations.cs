namespace Map.Service.Organisations;

/// <summary>Organisations by name, page by page. Index: organisation_by_name or organisation_by_text; at most a page and a row.</summary>
public sealed class SearchOrganisations(MapServers servers)
{
    const string Order = "o.sort_name, o.id";

    public async Task<SearchOrganisationsResponse> RunAsync(
        SearchOrganisationsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Check(request);
        var fingerprint = QueryFingerprint.Of(request);
        var cursor = fingerprint.Read<NameCursor>(request.PageToken);
        var statement = new Statement();
        var page = $"""
            SELECT o.* FROM {Visibility.Organisations(caller, statement)}{Conditions(request, cursor, caller, statement)}
            ORDER BY {Order} LIMIT {statement.Value(size + 1)}
            """;
        statement.Append(OrganisationRow.Select(page, Order, caller, statement, $", {RepeatGuard.Revision}"));
        var rows = await servers.ForReading.ReadAllAsync(statement,
            row => (Row: OrganisationRow.Read(row), Revision: row.GetInt64(OrganisationRow.Columns)), cancellationToken);

        var response = new SearchOrganisationsResponse();
        if (Page.Fill(response.Results, rows, size, ResultOf)) response.NextPageToken = response.Results[^1].PageToken;
        return response;

        OrganisationResult ResultOf((OrganisationRow Row, long Revision) row)
        {
            var ((organisation, sortName), revision) = row;
            var after = new NameCursor(sortName, Guid.Parse(organisation.Id), cursor?.Began ?? revision);
            return new OrganisationResult { Organisation = organisation, PageToken = fingerprint.TokenAfter(after) };
        }
    }

    static int Check(SearchOrganisationsRequest request)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 50, violations);
        if (request.HasText) TextFilter.Check(request.Text, "text", violations);
        violations.CheckEnums(request.Kinds, "kinds");
        if (request.HasCountry) violations.Country("country", request.Country);
        violations.ThrowIfAny();
        return size;
    }

    static string Conditions(SearchOrganisationsRequest request, NameCursor? cursor, Caller caller, Statement statement) =>
        (TextFilter.All("o.search_text", request.Text, statement) is { } words ? $" AND {words}" : "")
        + (request.Kinds.Count > 0 ? $" AND o.kind = ANY({statement.Value(request.Kinds.ToArray())})" : "")
        + (request.HasCountry ? $" AND o.country = {statement.Value(request.Country)}" : "")
        + cursor?.After("organisation", "o", Order, Visibility.OrganisationWasVisible("s.state", caller, statement), statement);
}
