using Grpc.Core;

namespace Map.Bench.Grpc;

/// <summary>Answers from memory, so that only the calls themselves cost time.</summary>
sealed class SamplePlacesService : Places.PlacesBase
{
    static readonly Task<PlaceList> Page = Task.FromResult(Samples.Page);

    public override Task<PlaceList> Near(NearRequest request, ServerCallContext context) => Page;

    public override async Task All(AllRequest request, IServerStreamWriter<PlaceList> responseStream, ServerCallContext context)
    {
        for (var i = 0; i < Samples.Messages; i++)
            await responseStream.WriteAsync(Samples.Part, context.CancellationToken);
    }
}
