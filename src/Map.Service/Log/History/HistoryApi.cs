namespace Map.Service.Log.History;

/// <summary>The calls of HistoryService, each in the class of its name.</summary>
public sealed class HistoryApi(ListRevisions listRevisions) : HistoryService.HistoryServiceBase
{
    public override Task<ListRevisionsResponse> ListRevisions(ListRevisionsRequest request, ServerCallContext context) =>
        listRevisions.RunAsync(request, context.Caller(), context.CancellationToken);
}
