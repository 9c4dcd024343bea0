using Map.Gateway.GraphQL.Mapping;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A property of an input object that is the id of a place of any kind.</summary>
sealed class PlaceIdAttribute() : IdOfAttribute(Place.TypeNames);
