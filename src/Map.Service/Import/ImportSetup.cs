using Map.Service.Import.Lists;
using Map.Service.Import.Sources;

namespace Map.Service.Import;

static class ImportSetup
{
    public static IServiceCollection AddImport(this IServiceCollection services) => services
        .AddSingleton<ListImport>().AddSingleton<ListSuggestions>().AddSingleton<ImportList>()
        .AddSingleton<WatchedSources>().AddSingleton(all => SourceFetch.Usual(all.GetRequiredService<TimeProvider>())).AddSingleton<RunSources>()
        .AddHostedService<SourceWatch>();

    public static void MapImport(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<ImportApi>();
}
