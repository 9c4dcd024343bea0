namespace Map.Service.FacilityTypes;

/// <summary>The calls of FacilityTypesService, each in the class of its name.</summary>
public sealed class FacilityTypesApi(ListFacilityTypes listFacilityTypes) : FacilityTypesService.FacilityTypesServiceBase
{
    public override Task<ListFacilityTypesResponse> ListFacilityTypes(ListFacilityTypesRequest request, ServerCallContext context) =>
        listFacilityTypes.RunAsync(context.CancellationToken);
}
