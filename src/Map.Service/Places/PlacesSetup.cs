using Map.Service.Places.Filter;
using Map.Service.Places.Read;
using Map.Service.Places.Write;

namespace Map.Service.Places;

static class PlacesSetup
{
    public static IServiceCollection AddPlaces(this IServiceCollection services) => services
        .AddSingleton<PlaceFilterRules>().AddSingleton<LargeResults>()
        .AddSingleton<GetPlace>().AddSingleton<BatchGetPlaces>().AddSingleton<SearchPlaces>().AddSingleton<CountPlaces>()
        .AddSingleton<FindNear>().AddSingleton<StreamPlaces>()
        .AddSingleton<PlaceChecks>().AddSingleton<CreatePlace>();

    public static void MapPlaces(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<PlacesApi>();
}
