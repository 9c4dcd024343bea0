using Map.Bench.GraphQL.Schema;

namespace Map.Bench.GraphQL;

/// <summary>The response of a hand-written endpoint, which knows in advance what is selected.</summary>
sealed record BareResponse(BareData Data);

sealed record BareData(PlaceConnection PlacesNear);
