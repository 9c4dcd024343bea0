using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Places;

/// <summary>Loads places by id, many in one call.</summary>
public sealed class PlaceById(V1.PlacesService.PlacesServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<string, Place>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<string, Place>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Place>();
        var responses = Batches.AskAsync(
            keys, ids => service.BatchGetPlacesAsync(new() { Ids = { ids } }, cancellationToken: cancellationToken).ResponseAsync);
        await foreach (var response in responses)
            foreach (var place in response.Places)
                found[place.Id] = Place.Of(place);

        return found;
    }
}
