using Map.Gateway.GraphQL.Mapping;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>A property of an input object that is the id of an organisation.</summary>
sealed class OrganisationIdAttribute() : IdOfAttribute(GlobalId.Organisation);
