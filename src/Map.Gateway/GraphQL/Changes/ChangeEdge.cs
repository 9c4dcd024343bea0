namespace Map.Gateway.GraphQL.Changes;

/// <summary>A change within a list.</summary>
public sealed class ChangeEdge
{
    /// <summary>Give this as `since` to go on after this change.</summary>
    public required long Revision { get; init; }

    /// <summary>The change.</summary>
    public required Change Node { get; init; }
}
