using System.Globalization;
using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Organisations;

/// <summary>Loads involvements, in one call for each combination of day and roles.</summary>
public abstract class InvolvementsLoader(
    V1.OrganisationsService.OrganisationsServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<InvolvementsKey, IReadOnlyList<Involvement>>(scheduler, options)
{
    private protected abstract void Ask(V1.BatchGetInvolvementsRequest request, IEnumerable<string> ids);

    private protected abstract string IdOf(V1.Involvement involvement);

    protected override async Task<IReadOnlyDictionary<InvolvementsKey, IReadOnlyList<Involvement>>> LoadBatchAsync(
        IReadOnlyList<InvolvementsKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<InvolvementsKey, IReadOnlyList<Involvement>>();
        foreach (var group in keys.GroupBy(key => (key.OpenOn, key.Roles)))
        {
            var responses = Batches.AskAsync(group.Select(key => key.Id), ids =>
            {
                var request = new V1.BatchGetInvolvementsRequest();
                Ask(request, ids);
                request.Roles.AddRange(group.Key.Roles.Roles);
                if (group.Key.OpenOn is { } day)
                    request.OpenOn = day.ToString("O", CultureInfo.InvariantCulture);
                return service.BatchGetInvolvementsAsync(request, cancellationToken: cancellationToken).ResponseAsync;
            });
            // Grouping keeps the service's order within each group.
            await foreach (var response in responses)
                foreach (var involvements in response.Involvements.GroupBy(IdOf))
                    found[new(involvements.Key, group.Key.OpenOn, group.Key.Roles)] = [.. involvements.Select(one => new Involvement(one))];
        }

        return found;
    }
}
