using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Events;

/// <summary>A page of what takes place: an event is in it with each of its times.</summary>
public sealed class EventConnection : Connection<EventEdge, Event>
{
    internal EventConnection(V1.ListEventsRequest request, V1.ListEventsResponse response)
        : base([.. response.Results.Select(EventEdge.Of)], request.HasPageToken, response.NextPageToken.Length > 0)
    {
    }

    internal EventConnection(V1.EventsNearRequest request, V1.EventsNearResponse response)
        : base([.. response.Results.Select(EventEdge.Of)], request.HasPageToken, response.NextPageToken.Length > 0)
    {
    }
}

/// <summary>An event at one of its times.</summary>
public sealed class EventEdge : Edge<Event>
{
    /// <summary>Which of its times.</summary>
    public required EventTime Time { get; init; }

    /// <summary>Distance in kilometres from the requested position to the published one; null in lists without a position.</summary>
    public double? DistanceKm { get; init; }

    /// <summary>To what the distance is: with TOWN to somewhere in the town.</summary>
    public V1.Precision? DistanceIsTo { get; init; }

    internal static EventEdge Of(V1.EventResult result) => new()
    {
        Cursor = result.PageToken, Node = new(result.Event), Time = new(result.Occurrence),
        DistanceKm = result.HasDistanceMetres ? Distance.Kilometres(result.DistanceMetres) : null,
        DistanceIsTo = result.HasDistanceMetres ? result.DistanceIsTo.OrNull() : null,
    };
}
