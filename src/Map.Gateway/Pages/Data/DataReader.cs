using Google.Protobuf.WellKnownTypes;
using Map.Gateway.Pages.Find;

namespace Map.Gateway.Pages.Data;

/// <summary>Reads how much there is.</summary>
sealed class DataReader(V1.PlacesService.PlacesServiceClient places, V1.StatisticsService.StatisticsServiceClient statistics)
{
    static readonly FieldMask Changed = FieldMask.FromString("updated_at");

    public async Task<DataModel> ReadAsync(PageFilter filter, CancellationToken cancellation)
    {
        var rows = statistics.SummarisePlacesAsync(
            new() { Filter = filter.Message, By = { V1.StatisticsDimension.Kind } }, cancellationToken: cancellation);
        var latest = await places.SearchPlacesAsync(
            new() { Filter = filter.Message, OrderBy = V1.PlaceOrder.Updated, PageSize = 1, ReadMask = Changed }, cancellationToken: cancellation);
        return new(
            (await rows).Rows.ToDictionary(row => row.Kind, row => row.Count),
            latest.Results.FirstOrDefault()?.Place.UpdatedAt?.ToDateTime(),
            filter.Query);
    }
}
