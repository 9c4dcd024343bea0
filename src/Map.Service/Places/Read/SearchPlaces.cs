using Map.Service.Places.Fields;
using Map.Service.Places.Filter;

namespace Map.Service.Places.Read;

/// <summary>The places that match a filter, page by page. Index: that of the order, or of the most selective field of the filter; at most
/// one page and one row.</summary>
public sealed class SearchPlaces(NpgsqlDataSource database, PlaceFilterRules rules)
{
    public async Task<SearchPlacesResponse> RunAsync(SearchPlacesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 50, violations);
        PlaceOrdering.Check(request.OrderBy, violations);
        var reader = PlaceReader.For(request.ReadMask, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var ordering = PlaceOrdering.Of(request);
        var rows = await database.ReadAllAsync(
            Select(request.Filter, size + 1, reader, ordering, caller),
            row => (Row: reader.Read(row), Revision: row.GetInt64(reader.Columns)), cancellationToken);

        var response = new SearchPlacesResponse();
        if (Page.Fill(response.Results, rows, size, ResultOf)) response.NextPageToken = response.Results[^1].PageToken;
        return response;

        PlaceResult ResultOf((PlaceRow Row, long Revision) read) =>
            new() { Place = read.Row.Place, PageToken = ordering.TokenAfter(read.Row, read.Revision) };
    }

    internal static Statement Select(PlaceFilter? filter, int limit, PlaceReader reader, PlaceOrdering ordering, Caller caller)
    {
        var statement = new Statement();
        var after = ordering.AfterCursor(caller, statement);
        var page = $"""
            {ordering.Matching(filter, caller, statement)}{after}
            ORDER BY {ordering.Columns} LIMIT {statement.Value(limit)}
            """;
        return statement.Append(reader.Select(page, caller, statement, $", {RepeatGuard.Revision}"));
    }
}
