using Map.Gateway.GraphQL.History;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>What came of a call that changes the map.</summary>
public abstract class ActPayload(string actId)
{
    /// <summary>The act, which `revertAct` undoes; null when nothing was done.</summary>
    public Guid? ActId => actId.Length == 0 ? null : Guid.Parse(actId);

    /// <summary>Whether it was done: not with validateOnly, and not when there was nothing to do.</summary>
    public bool Applied => ActId is not null;
}

/// <summary>What came of a change of one place, organisation or involvement.</summary>
public abstract class EditPayload(IEnumerable<V1.FieldChange> changes, string actId) : ActPayload(actId)
{
    /// <summary>What differs. Empty when everything was so already.</summary>
    [ListSize(AssumedSize = Expected.ChangesOfRevision)]
    public IReadOnlyList<FieldChange> Changes => [.. changes.Select(change => new FieldChange(change))];
}
