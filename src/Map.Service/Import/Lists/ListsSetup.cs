namespace Map.Service.Import.Lists;

static class ListsSetup
{
    public static IServiceCollection AddLists(this IServiceCollection services) => services
        .AddSingleton<ListImport>().AddSingleton<ListSuggestions>().AddSingleton<ImportList>();

    public static void MapLists(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<ImportApi>();
}
