using System.Globalization;
using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.Paging;
using Map.Service.Places.Fields;
using Map.Service.Places.Filter;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Service.Places.Read;

/// <summary>The places that match a filter, page by page. Index: that of the order, or of the filter's narrowest part; at most one page and
/// one row.</summary>
public sealed class SearchPlaces(NpgsqlDataSource database, PlaceFilterRules rules)
{
    public async Task<SearchPlacesResponse> RunAsync(SearchPlacesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 50, violations);
        var ordering = PlaceOrdering.Of(request, violations);
        var reader = PlaceReader.For(request.ReadMask, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var question = QuestionOf(request);
        var statement = Select(request, size + 1, reader, ordering, question, caller);
        var rows = await database.ReadAllAsync(
            statement, row => (Row: reader.Read(row), Revision: row.GetInt64(reader.Columns)), cancellationToken);

        var more = Page.Cut(rows, size);
        var began = question.Read(request.PageToken, keyset => keyset[2]);
        var response = new SearchPlacesResponse();
        foreach (var (row, revision) in rows)
        {
            began ??= revision.ToString(CultureInfo.InvariantCulture);
            var token = question.TokenAfter([.. ordering.KeysetOf(row), began]);
            response.Results.Add(new PlaceResult { Place = row.Place, PageToken = token });
        }
        if (AnswerSize.Cut(response.Results) || more) response.NextPageToken = response.Results[^1].PageToken;
        return response;
    }

    internal static Statement Select(
        SearchPlacesRequest request, int limit, PlaceReader reader, PlaceOrdering ordering, Question question, Caller caller)
    {
        var statement = new Statement();
        var after = question.Read(request.PageToken, keyset => ordering.After(keyset, caller, statement));
        var page = $"""
            {ordering.Matching(request.Filter, caller, statement)}{after}
            ORDER BY {ordering.Columns} LIMIT {statement.Value(limit)}
            """;
        return statement.Append(reader.Select(page, caller, statement, $", {Turn.Revision}"));
    }

    internal static Question QuestionOf(SearchPlacesRequest request)
    {
        var asked = request.Clone();
        asked.ClearPageSize();
        asked.ClearPageToken();
        asked.ReadMask = null;
        asked.Filter ??= new PlaceFilter();
        if (asked.OrderBy == PlaceOrder.Unspecified) asked.OrderBy = PlaceOrder.Name;
        return new Question(nameof(SearchPlaces), asked);
    }
}
