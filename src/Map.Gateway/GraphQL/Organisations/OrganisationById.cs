using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Organisations;

/// <summary>Loads organisations by id, many in one call.</summary>
public sealed class OrganisationById(
    V1.OrganisationsService.OrganisationsServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<string, Organisation>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<string, Organisation>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Organisation>();
        var responses = Batches.AskAsync(
            keys, ids => service.BatchGetOrganisationsAsync(new() { Ids = { ids } }, cancellationToken: cancellationToken).ResponseAsync);
        await foreach (var response in responses)
            foreach (var organisation in response.Organisations)
                found[organisation.Id] = new(organisation);

        return found;
    }
}
