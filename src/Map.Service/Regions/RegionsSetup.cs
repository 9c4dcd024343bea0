namespace Map.Service.Regions;

static class RegionsSetup
{
    public static IServiceCollection AddRegions(this IServiceCollection services) => services
        .AddSingleton<GetRegion>().AddSingleton<BatchGetRegions>().AddSingleton<SearchRegions>();

    public static void MapRegions(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<RegionsApi>();
}
