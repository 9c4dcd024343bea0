namespace Map.Service.Organisations;

/// <summary>The calls of OrganisationsService, each in the class of its name.</summary>
public sealed class OrganisationsApi(
    GetOrganisation getOrganisation, BatchGetOrganisations batchGetOrganisations, SearchOrganisations searchOrganisations,
    BatchGetInvolvements batchGetInvolvements, StreamOrganisations streamOrganisations, StreamInvolvements streamInvolvements)
    : OrganisationsService.OrganisationsServiceBase
{
    public override Task<Organisation> GetOrganisation(GetOrganisationRequest request, ServerCallContext context) =>
        getOrganisation.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<BatchGetOrganisationsResponse> BatchGetOrganisations(
        BatchGetOrganisationsRequest request, ServerCallContext context) =>
        batchGetOrganisations.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<SearchOrganisationsResponse> SearchOrganisations(SearchOrganisationsRequest request, ServerCallContext context) =>
        searchOrganisations.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<BatchGetInvolvementsResponse> BatchGetInvolvements(
        BatchGetInvolvementsRequest request, ServerCallContext context) =>
        batchGetInvolvements.RunAsync(request, context.Caller(), context.CancellationToken);

    public override async Task StreamOrganisations(
        StreamOrganisationsRequest request, IServerStreamWriter<StreamOrganisationsResponse> responses, ServerCallContext context)
    {
        await foreach (var part in streamOrganisations.RunAsync(request, context.Caller(), context.CancellationToken))
            await responses.WriteAsync(part, context.CancellationToken);
    }

    public override async Task StreamInvolvements(
        StreamInvolvementsRequest request, IServerStreamWriter<StreamInvolvementsResponse> responses, ServerCallContext context)
    {
        await foreach (var part in streamInvolvements.RunAsync(request, context.Caller(), context.CancellationToken))
            await responses.WriteAsync(part, context.CancellationToken);
    }
}
