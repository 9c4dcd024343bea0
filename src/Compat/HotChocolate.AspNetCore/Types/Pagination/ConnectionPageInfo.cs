namespace HotChocolate.Types.Pagination;

/// <summary>Information about pagination in a connection.</summary>
[GraphQLName("PageInfo")]
public class ConnectionPageInfo(bool hasNextPage, bool hasPreviousPage, string? startCursor = null, string? endCursor = null) : IPageInfo
{
    /// <summary>Indicates whether more edges exist following the set defined by the clients arguments.</summary>
    public bool HasNextPage { get; } = hasNextPage;

    /// <summary>Indicates whether more edges exist prior the set defined by the clients arguments.</summary>
    public bool HasPreviousPage { get; } = hasPreviousPage;

    /// <summary>When paginating backwards, the cursor to continue.</summary>
    public string? StartCursor { get; } = startCursor;

    /// <summary>When paginating forwards, the cursor to continue.</summary>
    public string? EndCursor { get; } = endCursor;
}
