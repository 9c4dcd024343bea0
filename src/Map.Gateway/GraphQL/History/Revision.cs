namespace Map.Gateway.GraphQL.History;

/// <summary>A change that was made to a place.</summary>
public sealed class Revision(V1.Revision message)
{
    /// <summary>Its number. Revisions of all places are numbered together.</summary>
    public long Number => message.Number;

    /// <summary>When it was made.</summary>
    public DateTimeOffset At => message.At.ToDateTimeOffset();

    /// <summary>What it did.</summary>
    public V1.RevisionKind Kind => message.Kind;

    /// <summary>How it came in: api, import, and others to come.</summary>
    public string Origin => message.Origin;

    /// <summary>
    /// The label of the key that was used. Only for reviewers of the place; null if the operator of the map made the change.
    /// </summary>
    public string? Author => message.HasAuthor ? message.Author : null;

    /// <summary>What it changed.</summary>
    [ListSize(AssumedSize = Expected.ChangesOfRevision)]
    public IReadOnlyList<FieldChange> Changes => [.. message.Changes.Select(change => new FieldChange(change))];
}
