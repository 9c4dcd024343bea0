namespace HotChocolate.Types.Pagination;

/// <summary>Where a page stands in its list.</summary>
public interface IPageInfo
{
    bool HasNextPage { get; }

    bool HasPreviousPage { get; }

    string? StartCursor { get; }

    string? EndCursor { get; }
}
