namespace Map.Service.Regions;

/// <summary>The calls of RegionsService, each in the class of its name.</summary>
public sealed class RegionsApi(GetRegion getRegion, BatchGetRegions batchGetRegions, SearchRegions searchRegions)
    : RegionsService.RegionsServiceBase
{
    public override Task<Region> GetRegion(GetRegionRequest request, ServerCallContext context) =>
        getRegion.RunAsync(request, context.CancellationToken);

    public override Task<BatchGetRegionsResponse> BatchGetRegions(BatchGetRegionsRequest request, ServerCallContext context) =>
        batchGetRegions.RunAsync(request, context.CancellationToken);

    public override Task<SearchRegionsResponse> SearchRegions(SearchRegionsRequest request, ServerCallContext context) =>
        searchRegions.RunAsync(request, context.CancellationToken);
}
