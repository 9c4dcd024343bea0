namespace Map.Service.Localities;

/// <summary>The calls of LocalitiesService, each in the class of its name.</summary>
sealed class LocalitiesApi(Locate locate) : LocalitiesService.LocalitiesServiceBase
{
    public override Task<LocateResponse> Locate(LocateRequest request, ServerCallContext context) =>
        locate.RunAsync(request, context.CancellationToken);
}
