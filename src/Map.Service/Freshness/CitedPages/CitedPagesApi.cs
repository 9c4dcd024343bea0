namespace Map.Service.Freshness.CitedPages;

/// <summary>The calls of CitedPagesService.</summary>
public sealed class CitedPagesApi(GetCitedPages get) : CitedPagesService.CitedPagesServiceBase
{
    public override Task<BatchGetCitedPagesResponse> BatchGetCitedPages(BatchGetCitedPagesRequest request, ServerCallContext context) =>
        get.RunAsync(request, context.CancellationToken);
}
