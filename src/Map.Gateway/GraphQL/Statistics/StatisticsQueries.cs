using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Statistics;

/// <summary>Counts and sums.</summary>
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
        IReadOnlyList<V1.StatisticsDimension> by,
        CancellationToken cancellation)
    {
        var request = new V1.SummarisePlacesRequest { Filter = filter?.ToMessage(), By = { by } };
        var response = await service.SummarisePlacesAsync(request, cancellationToken: cancellation);
        return [.. response.Rows.Select(row => new StatisticsRow(row))];
    }
}
