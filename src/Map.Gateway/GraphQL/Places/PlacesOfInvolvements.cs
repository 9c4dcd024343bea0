using Map.Gateway.GraphQL.Organisations;

namespace Map.Gateway.GraphQL.Places;

/// <summary>The way back from an involvement to its place: an extension, so that places know organisations and not the other way.</summary>
[ExtendObjectType(typeof(Involvement))]
public sealed class PlacesOfInvolvements
{
    /// <summary>Where.</summary>
    [Cost(Weight.Batched)]
    public async Task<Place> GetPlaceAsync([Parent] Involvement involvement, PlaceById places, CancellationToken cancellation) =>
        await places.LoadAsync(involvement.PlaceId, cancellation) ?? throw involvement.Missing("place", involvement.PlaceId);
}
