namespace Map.Bench.GraphQL.Schema;

public sealed record PlaceEdge(string Cursor, Place Node);
