using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>A property of an input object that is the id of a place or an organisation.</summary>
sealed class MergedIdAttribute() : IdOfAttribute([.. Place.TypeNames, GlobalId.Organisation]);
