namespace Map.Gateway.Hsds;

/// <summary>A page of a list, as HSDS wraps it.</summary>
/// <param name="Size">How many are on this page.</param>
/// <param name="Empty">Whether nothing is found at all.</param>
sealed record HsdsPage(
    long TotalItems, long TotalPages, int PageNumber, int Size, bool FirstPage, bool LastPage, bool Empty, IReadOnlyList<object> Contents)
{
    public static HsdsPage Of(HsdsPaging paging, long total, IReadOnlyList<object> contents)
    {
        var pages = (total + paging.PerPage - 1) / paging.PerPage;
        return new(total, pages, paging.Page, contents.Count, paging.Page == 1, paging.Page >= pages, total == 0, contents);
    }

    /// <summary>A page of a list that is at hand.</summary>
    public static HsdsPage Of(HsdsPaging paging, IReadOnlyCollection<object> all) => Of(paging, all.Count, [.. all.Skip(paging.Skipped).Take(paging.PerPage)]);
}
