using Map.Gateway.Http.Caching;

namespace Map.Gateway.Exports;

static class ExportsSetup
{
    public static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddTransient<PlaceFiles>()
        .CompressResponses("text/csv", "application/geo+json");

    public static void MapFiles(this IEndpointRouteBuilder endpoints) => PlaceFiles.Map(endpoints);
}
