namespace HotChocolate.Types.Pagination;

/// <summary>An edge in a connection.</summary>
public class Edge<T>(T node, string cursor) : IEdge
{
    /// <summary>A cursor for use in pagination.</summary>
    public string Cursor { get; } = cursor;

    /// <summary>The item at the end of the edge.</summary>
    public T Node { get; } = node;

    object? IEdge.Node => Node;
}
