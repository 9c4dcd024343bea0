namespace Map.Gateway.GraphQL.Organisations;

/// <summary>The involvements of organisations.</summary>
public sealed class InvolvementsByOrganisation(
    V1.OrganisationsService.OrganisationsServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : InvolvementsLoader(service, scheduler, options)
{
    private protected override void Ask(V1.BatchGetInvolvementsRequest request, IEnumerable<string> ids) =>
        request.OrganisationIds.AddRange(ids);

    private protected override string IdOf(V1.Involvement involvement) => involvement.OrganisationId;
}
