namespace Map.Service.FacilityTypes;

static class FacilityTypesSetup
{
    public static IServiceCollection AddFacilityTypes(this IServiceCollection services) => services.AddSingleton<ListFacilityTypes>();

    public static void MapFacilityTypes(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<FacilityTypesApi>();
}
