using Map.Service.Places.Fields;
using Map.Service.Places.Filter;

namespace Map.Service.Places.Read;

/// <summary>The places that match a filter, page by page. Index: that of the order, or of the most selective field of the filter; at most
/// one page and one row.</summary>
public sealed class SearchPlaces(MapServers servers, PlaceFilterRules rules, TimeProvider clock)
{
    public async Task<SearchPlacesResponse> RunAsync(SearchPlacesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 50, violations);
        PlaceOrdering.Check(request.OrderBy, request.Filter, violations);
        var reader = PlaceReader.For(request.ReadMask, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var ordering = PlaceOrdering.Of(request);
        DateOnly? operatorsOn = request.WithOperators ? request.Filter.OpenDay() ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) : null;
        var words = request.Filter is { HasText: true, Text: var text } ? await ResolvedWords.OfAsync(servers.ForReading, text, cancellationToken) : null;
        var rows = await servers.ForReading.ReadAllAsync(
            Select(request.Filter, size + 1, reader, ordering, caller, words, operatorsOn),
            row => (
                Row: reader.Read(row), Key: ordering.ReadKey(row, reader.Columns + 1), Revision: row.GetInt64(reader.Columns),
                Operators: operatorsOn is null ? null : OperatorsSql.Read(row, row.FieldCount - 1)),
            cancellationToken);

        var response = new SearchPlacesResponse();
        if (Page.Fill(response.Results, rows, size, ResultOf)) response.NextPageToken = response.Results[^1].PageToken;
        return response;

        PlaceResult ResultOf((PlaceRow Row, OrderKey Key, long Revision, PlaceOperators? Operators) read)
        {
            var result = new PlaceResult
            {
                Place = read.Row.Place, PageToken = ordering.TokenAfter(read.Row, read.Key, read.Revision), Operators = read.Operators,
            };
            if (read.Key.Nearness is { Metres: { } metres, Precision: var precision })
                (result.DistanceMetres, result.DistanceIsTo) = (metres, precision);
            return result;
        }
    }

    internal static Statement Select(
        PlaceFilter? filter, int limit, PlaceReader reader, PlaceOrdering ordering, Caller caller, ResolvedWords? words = null,
        DateOnly? operatorsOn = null)
    {
        var statement = new Statement(words);
        var page = ordering.Page(filter, limit, caller, statement);
        var more = $", {RepeatGuard.Revision}{ordering.Selected(statement)}";
        if (operatorsOn is { } day) more += $", {OperatorsSql.Names(day, caller, statement)}";
        return statement.Append(reader.Select(page, caller, statement, more));
    }
}
