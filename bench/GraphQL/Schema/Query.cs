namespace Map.Bench.GraphQL.Schema;

/// <summary>Answers from memory, so that only the engine itself costs time.</summary>
public sealed class Query
{
    public PlaceConnection PlacesNear(Position position, double? withinKm, int first = Samples.Edges) =>
        first == Samples.Edges && withinKm is not null && position == Samples.Centre
            ? Samples.Page
            : throw new ArgumentException("The sample is asked for by other values.", nameof(position));
}
