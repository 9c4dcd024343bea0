using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Organisations;

/// <summary>Organisations by their ids, those asked for together in one call.</summary>
public sealed class OrganisationById(
    V1.OrganisationsService.OrganisationsServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<string, Organisation>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<string, Organisation>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Organisation>();
        var answers = Batches.AskAsync(
            keys, ids => service.BatchGetOrganisationsAsync(new() { Ids = { ids } }, cancellationToken: cancellationToken).ResponseAsync);
        await foreach (var answer in answers)
            foreach (var organisation in answer.Organisations)
                found[organisation.Id] = new(organisation);

        return found;
    }
}
