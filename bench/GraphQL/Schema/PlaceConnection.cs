namespace Map.Bench.GraphQL.Schema;

public sealed record PlaceConnection(int TotalCount, PageInfo PageInfo, IReadOnlyList<PlaceEdge> Edges);
