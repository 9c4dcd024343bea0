namespace Map.Service.View.Tiles;

static class TilesSetup
{
    public static IServiceCollection AddTiles(this IServiceCollection services) => services.AddSingleton<GetTile>();

    public static void MapTiles(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<TilesApi>();
}
