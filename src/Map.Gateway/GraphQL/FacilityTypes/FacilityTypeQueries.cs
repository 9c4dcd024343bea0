namespace Map.Gateway.GraphQL.FacilityTypes;

/// <summary>Queries for facility types.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class FacilityTypeQueries
{
    /// <summary>All facility types, in the order in which a form lists them.</summary>
    [ListSize(AssumedSize = Expected.FacilityTypes)]
    public async Task<IReadOnlyList<FacilityType>> GetFacilityTypesAsync(
        [Service] V1.FacilityTypesService.FacilityTypesServiceClient service, CancellationToken cancellation)
    {
        var response = await service.ListFacilityTypesAsync(new(), cancellationToken: cancellation);
        return [.. response.FacilityTypes.Select(type => new FacilityType(type))];
    }
}
