using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Organisations;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>A property of an input object that is the id of an involvement.</summary>
sealed class InvolvementIdAttribute() : IdOfAttribute(nameof(Involvement));
