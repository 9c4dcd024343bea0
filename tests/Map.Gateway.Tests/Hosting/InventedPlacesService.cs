using Grpc.Core;

namespace Map.Gateway.Tests.Hosting;

sealed class InventedPlacesService(InventedPlaces known) : V1.PlacesService.PlacesServiceBase
{
    const int PartSize = 200;

    public override Task<V1.BatchGetPlacesResponse> BatchGetPlaces(V1.BatchGetPlacesRequest request, ServerCallContext context) =>
        request.Ids.Count <= known.MostInAnswer
            ? Answer(new V1.BatchGetPlacesResponse { Places = { known.All.Where(place => request.Ids.Contains(place.Id)) } })
            : throw new RpcException(new Status(StatusCode.ResourceExhausted, "Ask for fewer."));

    public override async Task<V1.SearchPlacesResponse> SearchPlaces(V1.SearchPlacesRequest request, ServerCallContext context)
    {
        known.Filters.Add(request.Filter);
        if (known.SearchUntilLeft is (var began, var left))
        {
            using var leaving = context.CancellationToken.Register(() => left.TrySetResult());
            began.TrySetResult();
            await left.Task;
        }

        var start = request.HasPageToken ? 1 + known.All.FindIndex(place => Token(place) == request.PageToken) : 0;
        var page = known.All.Skip(start).Take(Math.Min(request.PageSize, known.MostInAnswer)).ToList();
        return await Answer(new V1.SearchPlacesResponse
        {
            Results = { page.Select(place => new V1.PlaceResult { Place = place, PageToken = Token(place) }) },
            NextPageToken = start + page.Count < known.All.Count ? Token(page[^1]) : "",
        });
    }

    public override Task<V1.CountPlacesResponse> CountPlaces(V1.CountPlacesRequest request, ServerCallContext context) =>
        Answer(new V1.CountPlacesResponse { Count = known.All.Count });

    public override async Task StreamPlaces(
        V1.StreamPlacesRequest request, IServerStreamWriter<V1.StreamPlacesResponse> responseStream, ServerCallContext context)
    {
        known.Filters.Add(request.Filter);
        if (known.Failure is not null)
            throw known.Failure;
        using var left = context.CancellationToken.Register(() => known.EndlessUntilLeft?.TrySetResult());
        while (known.EndlessUntilLeft is not null)
            await responseStream.WriteAsync(Part(known.All), context.CancellationToken);
        var sent = 0;
        foreach (var part in known.All.Chunk(PartSize))
        {
            if (sent >= known.StreamBreaksAfter)
                throw new RpcException(new Status(StatusCode.Internal, "connection string: secret"));
            await responseStream.WriteAsync(Part(part), context.CancellationToken);
            sent += part.Length;
        }
    }

    V1.StreamPlacesResponse Part(IReadOnlyCollection<V1.Place> places) => new()
    {
        Places = { places },
        Operators = { places.Select(place => new V1.PlaceOperators { Names = { known.OperatorsOf(place.Id) } }) },
    };

    static string Token(V1.Place place) => "after " + place.Id;

    Task<T> Answer<T>(T answer) => known.Failure is null ? Task.FromResult(answer) : Task.FromException<T>(known.Failure);
}
