namespace HotChocolate.Types.Pagination;

/// <summary>A page of a list, with its edges.</summary>
public interface IConnection
{
    IReadOnlyList<IEdge> Edges { get; }

    IPageInfo Info { get; }

    int TotalCount { get; }
}
