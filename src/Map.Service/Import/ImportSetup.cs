using Map.Service.Import.Lists;

namespace Map.Service.Import;

static class ImportSetup
{
    public static IServiceCollection AddImport(this IServiceCollection services) => services
        .AddSingleton<ListImport>().AddSingleton<ListSuggestions>().AddSingleton<ImportList>();

    public static void MapImport(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<ImportApi>();
}
