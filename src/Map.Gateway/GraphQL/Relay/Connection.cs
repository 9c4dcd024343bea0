namespace Map.Gateway.GraphQL.Relay;

/// <summary>A page of a list, according to Relay's specification of connections.</summary>
public abstract class Connection<TEdge, TNode>
    where TEdge : Edge<TNode>
{
    private protected Connection(IReadOnlyList<TEdge> edges, bool hasPreviousPage, bool hasNextPage)
    {
        Edges = edges;
        PageInfo = new()
        {
            HasNextPage = hasNextPage,
            HasPreviousPage = hasPreviousPage,
            StartCursor = edges.FirstOrDefault()?.Cursor,
            EndCursor = edges.LastOrDefault()?.Cursor,
        };
    }

    /// <summary>The elements of the page with their cursors.</summary>
    public IReadOnlyList<TEdge> Edges { get; }

    /// <summary>The elements of the page without their cursors.</summary>
    public IReadOnlyList<TNode> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>The position of this page in the list.</summary>
    public PageInfo PageInfo { get; }
}
