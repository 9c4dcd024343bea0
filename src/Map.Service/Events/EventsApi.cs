using Map.Service.Events.Read;

namespace Map.Service.Events;

/// <summary>The calls of EventsService, each in the class of its name.</summary>
public sealed class EventsApi(GetEvent getEvent, ListEvents listEvents, EventsNear eventsNear) : EventsService.EventsServiceBase
{
    public override Task<GetEventResponse> GetEvent(GetEventRequest request, ServerCallContext context) =>
        getEvent.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<BatchGetEventsResponse> BatchGetEvents(BatchGetEventsRequest request, ServerCallContext context) =>
        getEvent.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<ListEventsResponse> ListEvents(ListEventsRequest request, ServerCallContext context) =>
        listEvents.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<EventsNearResponse> EventsNear(EventsNearRequest request, ServerCallContext context) =>
        eventsNear.RunAsync(request, context.Caller(), context.CancellationToken);
}
