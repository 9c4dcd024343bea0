namespace Map.Service.Import.Lists;

static class ListsSetup
{
    public static IServiceCollection AddLists(this IServiceCollection services) => services
        .AddSingleton<ListImport>().AddSingleton<ListSuggestions>().AddSingleton<ImportList>();
}
