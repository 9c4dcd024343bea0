using Map.Service.Places.Read;
using Map.Service.Places.Write;

namespace Map.Service.Places;

/// <summary>The calls of PlacesService, each in the class of its name.</summary>
public sealed class PlacesApi(
    GetPlace getPlace, BatchGetPlaces batchGetPlaces, SearchPlaces searchPlaces, CountPlaces countPlaces, FindNear findNear,
    StreamPlaces streamPlaces, CreatePlace createPlace)
    : PlacesService.PlacesServiceBase
{
    public override Task<Place> GetPlace(GetPlaceRequest request, ServerCallContext context) =>
        getPlace.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<BatchGetPlacesResponse> BatchGetPlaces(BatchGetPlacesRequest request, ServerCallContext context) =>
        batchGetPlaces.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<SearchPlacesResponse> SearchPlaces(SearchPlacesRequest request, ServerCallContext context) =>
        searchPlaces.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<CountPlacesResponse> CountPlaces(CountPlacesRequest request, ServerCallContext context) =>
        countPlaces.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<FindNearResponse> FindNear(FindNearRequest request, ServerCallContext context) =>
        findNear.RunAsync(request, context.Caller(), context.CancellationToken);

    public override async Task StreamPlaces(
        StreamPlacesRequest request, IServerStreamWriter<StreamPlacesResponse> responseStream, ServerCallContext context)
    {
        await foreach (var chunk in streamPlaces.RunAsync(request, context.Caller(), context.ListeningToken()))
            await responseStream.WriteAsync(chunk, context.CancellationToken);
    }

    public override Task<Place> CreatePlace(CreatePlaceRequest request, ServerCallContext context) =>
        createPlace.RunAsync(request, context.Caller(), context.CancellationToken);
}
