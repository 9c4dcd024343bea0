using Map.Gateway.GraphQL.History;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>A place, and what became of it.</summary>
public sealed class EditPlacePayload(V1.UpdatePlaceResponse response)
{
    /// <summary>The place as it is, or with validateOnly would be.</summary>
    public Place Place => Place.Of(response.Place);

    /// <summary>What differs. Empty when everything was so already.</summary>
    [ListSize(AssumedSize = Expected.ChangesOfRevision)]
    public IReadOnlyList<FieldChange> Changes => [.. response.Changes.Select(change => new FieldChange(change))];

    /// <summary>Other places that may be the same, likeliest first, where the name or the position changes.</summary>
    [ListSize(AssumedSize = Expected.SimilarPlaces)]
    public IReadOnlyList<SimilarPlace> Similar => [.. response.Similar.Select(similar => new SimilarPlace(similar))];

    /// <summary>The act, which `revertAct` undoes; null when nothing was done.</summary>
    public Guid? ActId => Edits.ActOf(response.ActId);

    /// <summary>Whether it was done: not with validateOnly, and not when there was nothing to do.</summary>
    public bool Applied => ActId is not null;
}
