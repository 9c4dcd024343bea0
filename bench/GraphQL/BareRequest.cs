using Map.Bench.GraphQL.Schema;

namespace Map.Bench.GraphQL;

/// <summary>The request of a hand-written endpoint, which knows the variables in advance.</summary>
sealed record BareRequest(string Query, string? OperationName, BareVariables Variables);

sealed record BareVariables(Position Position, double? WithinKm, int First);
