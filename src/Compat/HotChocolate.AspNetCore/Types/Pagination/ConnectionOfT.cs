namespace HotChocolate.Types.Pagination;

/// <summary>A connection to a list of items.</summary>
public class Connection<T>(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo info, int totalCount = 0) : IConnection
{
    public Connection(ConnectionPageInfo info, int totalCount = 0)
        : this([], info, totalCount)
    {
    }

    [GraphQLDescription("Information to aid in pagination.")]
    [GraphQLName("pageInfo")]
    public ConnectionPageInfo Info { get; } = info;

    [GraphQLDescription("A list of edges.")]
    public IReadOnlyList<Edge<T>> Edges { get; } = edges;

    public int TotalCount { get; } = totalCount;

    IReadOnlyList<IEdge> IConnection.Edges => Edges;

    IPageInfo IConnection.Info => Info;
}
