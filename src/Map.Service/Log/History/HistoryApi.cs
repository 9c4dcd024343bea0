namespace Map.Service.Log.History;

/// <summary>The calls of HistoryService, each in the class of its name.</summary>
public sealed class HistoryApi(ListRevisions listRevisions, StreamRevisions streamRevisions) : HistoryService.HistoryServiceBase
{
    public override Task<ListRevisionsResponse> ListRevisions(ListRevisionsRequest request, ServerCallContext context) =>
        listRevisions.RunAsync(request, context.Caller(), context.CancellationToken);

    public override async Task StreamRevisions(
        StreamRevisionsRequest request, IServerStreamWriter<StreamRevisionsResponse> responses, ServerCallContext context)
    {
        await foreach (var part in streamRevisions.RunAsync(context.CancellationToken))
            await responses.WriteAsync(part, context.CancellationToken);
    }
}
