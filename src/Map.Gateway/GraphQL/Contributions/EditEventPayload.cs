using Map.Gateway.GraphQL.Events;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>An event, and what became of it.</summary>
public sealed class EditEventPayload(V1.EventResponse response) : EditPayload(response.Changes, response.ActId)
{
    /// <summary>The event as it is, or with validateOnly would be.</summary>
    public Event Event => new(response.Event);
}
