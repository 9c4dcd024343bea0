using Map.Gateway.GraphQL.Nodes;

namespace Map.Gateway.GraphQL.Places;

/// <summary>What only an office has.</summary>
public sealed record OfficeInput
{
    /// <summary>Whose office it is.</summary>
    [GraphQLType(typeof(IdType))]
    public string? Organisation { get; init; }

    internal V1.Office ToMessage()
    {
        var message = new V1.Office();
        if (Organisation is not null)
            message.OrganisationId = GlobalId.Require(Organisation, "input.office.organisation", Organisations.Organisation.TypeName).Value;
        return message;
    }
}
