using Grpc.Core;

namespace Map.Gateway.Tests.Hosting;

sealed class InventedOrganisationsService(InventedPlaces known) : V1.OrganisationsService.OrganisationsServiceBase
{
    public override Task<V1.BatchGetOrganisationsResponse> BatchGetOrganisations(
        V1.BatchGetOrganisationsRequest request, ServerCallContext context) =>
        Task.FromResult(new V1.BatchGetOrganisationsResponse
        {
            Organisations = { known.Organisations.Where(organisation => request.Ids.Contains(organisation.Id)) },
        });

    public override Task<V1.BatchGetInvolvementsResponse> BatchGetInvolvements(
        V1.BatchGetInvolvementsRequest request, ServerCallContext context) =>
        Task.FromResult(new V1.BatchGetInvolvementsResponse
        {
            Involvements =
            {
                known.Involvements
                    .Where(one => request.PlaceIds.Contains(one.PlaceId) || request.OrganisationIds.Contains(one.OrganisationId))
                    .Where(one => request.Roles.Count == 0 || request.Roles.Contains(one.Role)),
            },
        });
}
