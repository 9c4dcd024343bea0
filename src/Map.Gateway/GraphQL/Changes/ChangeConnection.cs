namespace Map.Gateway.GraphQL.Changes;

/// <summary>A page of changes, oldest first. Its cursors are revisions, at which a subscription can continue, too.</summary>
public sealed class ChangeConnection
{
    internal ChangeConnection(V1.ListChangesResponse response)
    {
        Edges = [.. response.Changes.Select(change => new ChangeEdge { Revision = change.Revision, Node = new(change) })];
        Revision = response.Revision;
        HasMore = response.HasMore;
    }

    /// <summary>The changes, each with the revision at which to continue.</summary>
    public IReadOnlyList<ChangeEdge> Edges { get; }

    /// <summary>The changes.</summary>
    public IReadOnlyList<Change> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>Give this as `since` to continue after this page, even when it is empty.</summary>
    public long Revision { get; }

    /// <summary>Whether more changes can be read at once.</summary>
    public bool HasMore { get; }
}

/// <summary>A change within a list.</summary>
public sealed class ChangeEdge
{
    /// <summary>Give this as `since` to continue after this change.</summary>
    public required long Revision { get; init; }

    /// <summary>The change.</summary>
    public required Change Node { get; init; }
}
