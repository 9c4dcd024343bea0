using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Organisations;

/// <summary>Loads organisations by id, many in one call. The id of one that was merged into another loads the other.</summary>
public sealed class OrganisationById(
    V1.OrganisationsService.OrganisationsServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<string, Organisation>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<string, Organisation>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken) => Batches.LoadAsync(
            keys,
            ids => service.BatchGetOrganisationsAsync(
                new() { Ids = { ids }, FollowMerged = true }, cancellationToken: cancellationToken).ResponseAsync,
            response => response.Organisations.SelectMany(
                organisation => organisation.MergedFrom.Prepend(organisation.Id),
                (organisation, id) => (id, new Organisation(organisation))));
}
