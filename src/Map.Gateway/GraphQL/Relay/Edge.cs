namespace Map.Gateway.GraphQL.Relay;

/// <summary>An element of a list with its cursor.</summary>
public abstract class Edge<TNode>
{
    /// <summary>Give this as `after` to get what follows this element.</summary>
    public required string Cursor { get; init; }

    /// <summary>The element.</summary>
    public required TNode Node { get; init; }
}
