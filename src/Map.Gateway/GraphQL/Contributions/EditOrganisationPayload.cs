using Map.Gateway.GraphQL.Organisations;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>An organisation, and what became of it.</summary>
public sealed class EditOrganisationPayload(V1.OrganisationResponse response) : EditPayload(response.Changes, response.ActId)
{
    /// <summary>The organisation as it is, or with validateOnly would be.</summary>
    public Organisation Organisation => new(response.Organisation);
}
