namespace Map.Gateway.GraphQL.Events;

static class EventsSetup
{
    public static IRequestExecutorBuilder AddEvents(this IRequestExecutorBuilder schema) => schema
        .AddType<Event>()
        .AddTypeExtension<EventQueries>()
        .AddDataLoader<EventById>();
}
