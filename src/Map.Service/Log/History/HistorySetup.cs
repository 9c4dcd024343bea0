namespace Map.Service.Log.History;

static class HistorySetup
{
    public static IServiceCollection AddHistory(this IServiceCollection services) => services
        .AddSingleton<PlaceHistory>().AddSingleton<OrganisationHistory>().AddSingleton<EventHistory>().AddSingleton<ListRevisions>()
        .AddSingleton<StreamRevisions>();

    public static void MapHistory(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<HistoryApi>();
}
