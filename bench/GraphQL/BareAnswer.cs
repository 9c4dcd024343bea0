using Map.Bench.GraphQL.Schema;

namespace Map.Bench.GraphQL;

/// <summary>The answer, as an endpoint writes it that knows what is selected.</summary>
sealed record BareAnswer(BareData Data);

sealed record BareData(PlaceConnection PlacesNear);
