using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Places;

/// <summary>Loads places by id, many in one call. The id of one that was merged into another loads the other.</summary>
public sealed class PlaceById(V1.PlacesService.PlacesServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<string, Place>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<string, Place>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken) => Batches.LoadAsync(
            keys,
            ids => service.BatchGetPlacesAsync(new() { Ids = { ids }, FollowMerged = true }, cancellationToken: cancellationToken).ResponseAsync,
            response => response.Places.SelectMany(place => place.MergedFrom.Prepend(place.Id), (place, id) => (id, Place.Of(place))));
}
