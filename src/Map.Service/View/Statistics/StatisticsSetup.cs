namespace Map.Service.View.Statistics;

static class StatisticsSetup
{
    public static IServiceCollection AddStatistics(this IServiceCollection services) => services.AddSingleton<SummarisePlaces>();

    public static void MapStatistics(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<StatisticsApi>();
}
