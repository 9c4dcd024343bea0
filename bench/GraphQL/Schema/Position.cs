namespace Map.Bench.GraphQL.Schema;

public sealed record Position(double Longitude, double Latitude);
