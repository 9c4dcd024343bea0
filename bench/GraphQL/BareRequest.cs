using Map.Bench.GraphQL.Schema;

namespace Map.Bench.GraphQL;

/// <summary>A request, as an endpoint reads it that knows which variables come.</summary>
sealed record BareRequest(string Query, string? OperationName, BareVariables Variables);

sealed record BareVariables(Position Position, double? WithinKm, int First);
