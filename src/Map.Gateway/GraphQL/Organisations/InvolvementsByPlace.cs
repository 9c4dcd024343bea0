namespace Map.Gateway.GraphQL.Organisations;

/// <summary>The involvements at places.</summary>
public sealed class InvolvementsByPlace(
    V1.OrganisationsService.OrganisationsServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : InvolvementsLoader(service, scheduler, options)
{
    private protected override void Ask(V1.BatchGetInvolvementsRequest request, IEnumerable<string> ids) => request.PlaceIds.AddRange(ids);

    private protected override string IdOf(V1.Involvement involvement) => involvement.PlaceId;
}
