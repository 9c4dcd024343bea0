namespace Map.Service.View.Statistics;

/// <summary>The calls of StatisticsService, each in the class of its name.</summary>
sealed class StatisticsApi(SummarisePlaces summarisePlaces) : StatisticsService.StatisticsServiceBase
{
    public override Task<SummarisePlacesResponse> SummarisePlaces(SummarisePlacesRequest request, ServerCallContext context) =>
        summarisePlaces.RunAsync(request, context.Caller(), context.CancellationToken);
}
