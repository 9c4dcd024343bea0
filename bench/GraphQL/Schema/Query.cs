namespace Map.Bench.GraphQL.Schema;

/// <summary>Resolves from memory, so that only the engine takes time.</summary>
public sealed class Query
{
    public PlaceConnection PlacesNear(Position position, double? withinKm, int first = Samples.Edges) =>
        first == Samples.Edges && withinKm is not null && position == Samples.Centre
            ? Samples.Page
            : throw new ArgumentException("The arguments differ from those of the sample request.", nameof(position));
}
