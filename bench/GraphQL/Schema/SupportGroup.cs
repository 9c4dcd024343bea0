namespace Map.Bench.GraphQL.Schema;

public sealed class SupportGroup : Place;
