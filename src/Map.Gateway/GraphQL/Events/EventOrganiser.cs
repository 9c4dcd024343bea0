using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Events;

/// <summary>Who invites to an event.</summary>
public sealed class EventOrganiser(V1.EventOrganiser message)
{
    /// <summary>The name.</summary>
    public string Name => message.WhoCase == V1.EventOrganiser.WhoOneofCase.Name ? message.Name : message.Label;

    /// <summary>The organisation of the map, if it is one.</summary>
    [Cost(Weight.Batched)]
    public async Task<Organisation?> GetOrganisationAsync(OrganisationById organisations, CancellationToken cancellation) =>
        message.HasOrganisationId ? await organisations.LoadAsync(message.OrganisationId, cancellation) : null;

    /// <summary>The place of the map, such as a support group, if it is one.</summary>
    [Cost(Weight.Batched)]
    public async Task<Place?> GetPlaceAsync(PlaceById places, CancellationToken cancellation) =>
        message.HasPlaceId ? await places.LoadAsync(message.PlaceId, cancellation) : null;
}
