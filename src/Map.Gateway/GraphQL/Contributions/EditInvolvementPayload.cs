using Map.Gateway.GraphQL.History;
using Map.Gateway.GraphQL.Organisations;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>An involvement, and what became of it.</summary>
public sealed class EditInvolvementPayload(V1.InvolvementResponse response)
{
    /// <summary>The involvement as it is, or with validateOnly would be.</summary>
    public Involvement Involvement => new(response.Involvement);

    /// <summary>Number of the last revision of its place.</summary>
    public long Revision => response.Revision;

    /// <summary>What differs. Empty when everything was so already.</summary>
    [ListSize(AssumedSize = Expected.ChangesOfRevision)]
    public IReadOnlyList<FieldChange> Changes => [.. response.Changes.Select(change => new FieldChange(change))];

    /// <summary>The act, which `revertAct` undoes; null when nothing was done.</summary>
    public Guid? ActId => Edits.ActOf(response.ActId);

    /// <summary>Whether it was done: not with validateOnly, and not when there was nothing to do.</summary>
    public bool Applied => ActId is not null;
}
