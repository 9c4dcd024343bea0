using Map.Gateway.GraphQL.Mapping;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>A property of an input object that is the id of an event.</summary>
sealed class EventIdAttribute() : IdOfAttribute(GlobalId.Event);
