namespace HotChocolate.Types.Pagination;

/// <summary>An edge in a connection.</summary>
public interface IEdge
{
    object? Node { get; }

    string Cursor { get; }
}
