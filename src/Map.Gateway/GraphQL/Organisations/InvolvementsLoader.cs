using System.Globalization;
using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Organisations;

/// <summary>Involvements, those asked for together in one call for each day and set of roles.</summary>
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
        foreach (var question in keys.GroupBy(key => (key.OpenOn, key.Roles)))
        {
            var answers = Batches.AskAsync(question.Select(key => key.Id), ids =>
            {
                var request = new V1.BatchGetInvolvementsRequest();
                Ask(request, ids);
                request.Roles.AddRange(question.Key.Roles.Roles);
                if (question.Key.OpenOn is { } day)
                    request.OpenOn = day.ToString("O", CultureInfo.InvariantCulture);
                return service.BatchGetInvolvementsAsync(request, cancellationToken: cancellationToken).ResponseAsync;
            });
            // Grouping keeps the order within each group, which is the service's.
            await foreach (var answer in answers)
                foreach (var group in answer.Involvements.GroupBy(IdOf))
                    found[new(group.Key, question.Key.OpenOn, question.Key.Roles)] = [.. group.Select(message => new Involvement(message))];
        }

        return found;
    }
}
