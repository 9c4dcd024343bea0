namespace HotChocolate.Types.Pagination;

/// <summary>An edge in a connection.</summary>
public class Edge<T>(T node, string cursor) : IEdge
{
    [GraphQLDescription("A cursor for use in pagination.")]
    public string Cursor { get; } = cursor;

    [GraphQLDescription("The item at the end of the edge.")]
    public T Node { get; } = node;

    object? IEdge.Node => Node;
}
