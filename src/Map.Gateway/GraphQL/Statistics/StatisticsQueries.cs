using Map.Gateway.GraphQL.Places;
using Map.Gateway.Http.Limits;
using Map.Gateway.Http.Limits.Costs;

namespace Map.Gateway.GraphQL.Statistics;

/// <summary>Questions of how many.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class StatisticsQueries
{
    /// <summary>
    /// Counts and capacities, for charts and for the filter panel: a row for each combination of values that occurs, the most
    /// places first.
    /// </summary>
    /// <param name="filter">Which places; all but closed ones when left out.</param>
    /// <param name="by">By what, at most 3 dimensions. None: one row for all.</param>
    [ListSize(AssumedSize = Expected.RowsOfStatistics)]
    public async Task<IReadOnlyList<StatisticsRow>> GetStatisticsAsync(
        [Service] V1.StatisticsService.StatisticsServiceClient service,
        PlaceFilter? filter,
        IReadOnlyList<StatisticsDimension> by,
        CancellationToken cancellation)
    {
        var request = new V1.SummarisePlacesRequest { Filter = filter?.ToMessage() };
        request.By.AddRange(by.Select(dimension => (V1.StatisticsDimension)dimension));
        var answer = await service.SummarisePlacesAsync(request, cancellationToken: cancellation);
        return [.. answer.Rows.Select(row => new StatisticsRow(row))];
    }
}
