namespace Map.Service.Search;

/// <summary>The calls of SearchService, each in the class of its name.</summary>
sealed class SearchApi(SearchEverything search) : SearchService.SearchServiceBase
{
    public override Task<SearchResponse> Search(SearchRequest request, ServerCallContext context) =>
        search.RunAsync(request, context.Caller(), context.CancellationToken);
}
