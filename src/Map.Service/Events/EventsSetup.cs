using Map.Service.Events.Read;
using Map.Service.Events.Times;

namespace Map.Service.Events;

static class EventsSetup
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton<GetEvent>().AddSingleton<ListEvents>().AddSingleton<EventsNear>()
        .AddSingleton<EventTimesWork>().AddHostedService(all => all.GetRequiredService<EventTimesWork>());

    public static void MapEvents(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<EventsApi>();
}
