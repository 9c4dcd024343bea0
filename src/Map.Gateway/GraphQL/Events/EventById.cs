using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Events;

/// <summary>Loads events with their next times by id, many in one call.</summary>
public sealed class EventById(V1.EventsService.EventsServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<string, V1.GetEventResponse>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<string, V1.GetEventResponse>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken) => Batches.LoadAsync(
            keys,
            ids => service.BatchGetEventsAsync(new() { Ids = { ids } }, cancellationToken: cancellationToken).ResponseAsync,
            response => response.Events.Select(found => (found.Event.Id, found)));
}
