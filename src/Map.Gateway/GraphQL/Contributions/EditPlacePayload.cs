using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>A place, and what became of it.</summary>
public sealed class EditPlacePayload(V1.UpdatePlaceResponse response) : EditPayload(response.Changes, response.ActId)
{
    /// <summary>The place as it is, or with validateOnly would be.</summary>
    public Place Place => Place.Of(response.Place);

    /// <summary>Other places that may be the same, likeliest first, where the name or the position changes.</summary>
    [ListSize(AssumedSize = Expected.SimilarPlaces)]
    public IReadOnlyList<SimilarPlace> Similar => [.. response.Similar.Select(similar => new SimilarPlace(similar))];
}
