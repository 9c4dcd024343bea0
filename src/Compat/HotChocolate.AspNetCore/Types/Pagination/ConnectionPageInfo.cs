namespace HotChocolate.Types.Pagination;

/// <summary>Information about pagination in a connection.</summary>
[GraphQLName("PageInfo")]
[GraphQLDescription("Information about pagination in a connection.")]
public class ConnectionPageInfo(bool hasNextPage, bool hasPreviousPage, string? startCursor = null, string? endCursor = null) : IPageInfo
{
    [GraphQLDescription("Indicates whether more edges exist following the set defined by the clients arguments.")]
    public bool HasNextPage { get; } = hasNextPage;

    [GraphQLDescription("Indicates whether more edges exist prior the set defined by the clients arguments.")]
    public bool HasPreviousPage { get; } = hasPreviousPage;

    [GraphQLDescription("When paginating backwards, the cursor to continue.")]
    public string? StartCursor { get; } = startCursor;

    [GraphQLDescription("When paginating forwards, the cursor to continue.")]
    public string? EndCursor { get; } = endCursor;
}
