namespace Map.Gateway.GraphQL.FacilityTypes;

/// <summary>Loads facility types by code. There are few, so one call reads all.</summary>
public sealed class FacilityTypeByCode(
    V1.FacilityTypesService.FacilityTypesServiceClient service, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<string, V1.FacilityType>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<string, V1.FacilityType>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        (await service.ListFacilityTypesAsync(new(), cancellationToken: cancellationToken)).FacilityTypes.ToDictionary(type => type.Code);
}
