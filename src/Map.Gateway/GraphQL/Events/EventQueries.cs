using Google.Protobuf.WellKnownTypes;
using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Events;

/// <summary>Queries for events.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class EventQueries
{
    /// <summary>An event by its id; null if there is none, or if it may not be seen.</summary>
    /// <param name="id">The id as a query gave it.</param>
    public async Task<Event?> GetEventAsync(
        [GraphQLType(typeof(NonNullType<IdType>))] string id, EventById events, CancellationToken cancellation) =>
        await events.LoadAsync(GlobalId.Require(id, "id", GlobalId.Event).Value, cancellation) is { } found ? new(found.Event) : null;

    /// <summary>What takes place in a span of time, by when it begins: an event is in it with each of its times.</summary>
    /// <param name="filter">Which events; all when left out.</param>
    /// <param name="from">From when on: what has not ended by then. The beginning of the present day in UTC when left out.</param>
    /// <param name="to">Until when: what begins before. 28 days after `from` when left out, at most 400.</param>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page with the same arguments.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public async Task<EventConnection> GetEventsAsync(
        [Service] V1.EventsService.EventsServiceClient service,
        EventFilter? filter,
        DateTimeOffset? from,
        DateTimeOffset? to,
        CancellationToken cancellation,
        int? first = 50,
        string? after = null)
    {
        var request = new V1.ListEventsRequest { Filter = filter?.ToMessage(), From = TimeOf(from), To = TimeOf(to) }.Page(first, after);
        return new(request, await FullPage.ReadAsync(request, part => service.ListEventsAsync(part, cancellationToken: cancellation).ResponseAsync));
    }

    /// <summary>What takes place near a position in a span of time. What is online, or told on request, is in none of it.</summary>
    /// <param name="position">From where. It is never logged.</param>
    /// <param name="withinKm">How far at most, in kilometres, at most 200; 20 when left out.</param>
    /// <param name="filter">Which events; all when left out.</param>
    /// <param name="from">From when on: what has not ended by then. The beginning of the present day in UTC when left out.</param>
    /// <param name="to">Until when: what begins before. 14 days after `from` when left out, at most 100.</param>
    /// <param name="orderBy">In which order.</param>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page with the same arguments.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public async Task<EventConnection> GetEventsNearAsync(
        [Service] V1.EventsService.EventsServiceClient service,
        PositionInput position,
        double? withinKm,
        EventFilter? filter,
        DateTimeOffset? from,
        DateTimeOffset? to,
        CancellationToken cancellation,
        [DefaultValueSyntax("DISTANCE")] V1.EventOrder? orderBy = null,
        int? first = 20,
        string? after = null)
    {
        var request = new V1.EventsNearRequest
        {
            Position = InputMessages.ToMessage<V1.Position>(position, nameof(position)), Filter = filter?.ToMessage(), From = TimeOf(from), To = TimeOf(to),
            OrderBy = orderBy ?? V1.EventOrder.Distance,
        }.Page(first, after);
        if (withinKm is { } kilometres)
            request.WithinMetres = kilometres * 1_000;
        return new(request, await FullPage.ReadAsync(request, part => service.EventsNearAsync(part, cancellationToken: cancellation).ResponseAsync));
    }

    static Timestamp? TimeOf(DateTimeOffset? time) => time is { } given ? Timestamp.FromDateTimeOffset(given) : null;
}
