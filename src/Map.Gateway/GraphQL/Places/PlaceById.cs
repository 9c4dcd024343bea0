using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Places;

/// <summary>Places by their ids, those asked for together in one call.</summary>
public sealed class PlaceById(V1.PlacesService.PlacesServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<string, Place>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<string, Place>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Place>();
        var answers = Batches.AskAsync(
            keys, ids => service.BatchGetPlacesAsync(new() { Ids = { ids } }, cancellationToken: cancellationToken).ResponseAsync);
        await foreach (var answer in answers)
            foreach (var place in answer.Places)
                found[place.Id] = Place.Of(place);

        return found;
    }
}
