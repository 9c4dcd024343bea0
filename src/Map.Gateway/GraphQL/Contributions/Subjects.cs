using Map.Gateway.GraphQL.Events;
using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>What a revision is of, in the words of the log.</summary>
static class Subjects
{
    /// <summary>The place, the organisation or the event; null if there is none, or if it may not be seen.</summary>
    public static async Task<INode?> LoadAsync(
        string subject, string id, PlaceById places, OrganisationById organisations, EventById events, CancellationToken cancellation) => subject switch
        {
            "organisation" => await organisations.LoadAsync(id, cancellation),
            "event" => await events.LoadAsync(id, cancellation) is { } found ? new Event(found.Event) : null,
            _ => await places.LoadAsync(id, cancellation),
        };
}
