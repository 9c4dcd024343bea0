namespace Map.Service.Localities;

/// <summary>The calls of LocalitiesService, each in the class of its name.</summary>
sealed class LocalitiesApi(Locate locate, ListLocalities listLocalities) : LocalitiesService.LocalitiesServiceBase
{
    public override Task<LocateResponse> Locate(LocateRequest request, ServerCallContext context) =>
        locate.RunAsync(request, context.CancellationToken);

    public override async Task ListLocalities(
        ListLocalitiesRequest request, IServerStreamWriter<ListLocalitiesResponse> responseStream, ServerCallContext context)
    {
        await foreach (var chunk in listLocalities.RunAsync(request, context.CancellationToken))
            await responseStream.WriteAsync(chunk, context.CancellationToken);
    }
}
