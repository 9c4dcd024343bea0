namespace Map.Service.Search;

static class SearchSetup
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<FoundPlaces>().AddSingleton<FoundOrganisations>().AddSingleton<FoundLocalities>().AddSingleton<SearchEverything>();

    public static void MapSearch(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<SearchApi>();
}
