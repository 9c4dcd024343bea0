namespace Map.Service.Localities;

static class LocalitiesSetup
{
    public static IServiceCollection AddLocalities(this IServiceCollection services) => services
        .AddHostedService<GazetteerReader>().AddSingleton<CurrentAtlas>().AddSingleton<Locate>().AddSingleton<ListLocalities>();

    public static void MapLocalities(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<LocalitiesApi>();
}
