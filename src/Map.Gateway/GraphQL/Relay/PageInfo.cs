namespace Map.Gateway.GraphQL.Relay;

/// <summary>The position of a page in its list.</summary>
public sealed class PageInfo
{
    /// <summary>Whether more follow after this page.</summary>
    public required bool HasNextPage { get; init; }

    /// <summary>Whether this page was requested with a cursor, so that there is one before it.</summary>
    public required bool HasPreviousPage { get; init; }

    /// <summary>The cursor of the first element; null when the page is empty.</summary>
    public string? StartCursor { get; init; }

    /// <summary>Give this as `after` to get the next page; null when the page is empty.</summary>
    public string? EndCursor { get; init; }
}
