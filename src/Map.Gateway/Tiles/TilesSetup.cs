using Map.Gateway.Http.Caching;

namespace Map.Gateway.Tiles;

static class TilesSetup
{
    public static IServiceCollection AddTiles(this IServiceCollection services) => services
        .AddSingleton<PlaceTiles>()
        .AddSingleton<SharedTiles>()
        .CompressResponses(PlaceTiles.ContentType);

    public static void MapTiles(this IEndpointRouteBuilder endpoints) => PlaceTiles.Map(endpoints);
}
