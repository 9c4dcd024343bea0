namespace Map.Bench.GraphQL.Schema;

public sealed class DetentionCentre : Place;
