namespace Map.Gateway.GraphQL.History;

/// <summary>A revision within a list.</summary>
public sealed class RevisionEdge
{
    /// <summary>Give this as `after` to go on after this revision.</summary>
    public required string Cursor { get; init; }

    /// <summary>The revision.</summary>
    public required Revision Node { get; init; }
}
