using Map.Gateway.GraphQL.Organisations;

namespace Map.Gateway.GraphQL.Places;

/// <summary>From an involvement to its place: an extension, so that Places depends on Organisations and not the other way round.</summary>
[ExtendObjectType(typeof(Involvement))]
public sealed class PlacesOfInvolvements
{
    /// <summary>The place.</summary>
    [Cost(Weight.Batched)]
    public async Task<Place> GetPlaceAsync([Parent] Involvement involvement, PlaceById places, CancellationToken cancellation) =>
        await places.LoadAsync(involvement.PlaceId, cancellation) ?? throw involvement.Missing("place", involvement.PlaceId);
}
