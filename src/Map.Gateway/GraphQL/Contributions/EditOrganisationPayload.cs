using Map.Gateway.GraphQL.History;
using Map.Gateway.GraphQL.Organisations;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>An organisation, and what became of it.</summary>
public sealed class EditOrganisationPayload(V1.OrganisationResponse response)
{
    /// <summary>The organisation as it is, or with validateOnly would be.</summary>
    public Organisation Organisation => new(response.Organisation);

    /// <summary>What differs. Empty when everything was so already.</summary>
    [ListSize(AssumedSize = Expected.ChangesOfRevision)]
    public IReadOnlyList<FieldChange> Changes => [.. response.Changes.Select(change => new FieldChange(change))];

    /// <summary>The act, which `revertAct` undoes; null when nothing was done.</summary>
    public Guid? ActId => Edits.ActOf(response.ActId);

    /// <summary>Whether it was done: not with validateOnly, and not when there was nothing to do.</summary>
    public bool Applied => ActId is not null;
}
