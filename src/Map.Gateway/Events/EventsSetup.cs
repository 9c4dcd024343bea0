using Map.Gateway.Http.Caching;

namespace Map.Gateway.Events;

static class EventsSetup
{
    public static IServiceCollection AddEventFiles(this IServiceCollection services) => services
        .AddTransient<EventReader>().AddTransient<EventFiles>().CompressResponses("text/calendar");

    public static void MapEventFiles(this IEndpointRouteBuilder endpoints) => EventFiles.Map(endpoints);
}
