namespace Map.Service.Paging;

/// <summary>Rows that were asked for one more than the page holds: the extra one only tells that there is a next page.</summary>
static class Page
{
    /// <summary>Cuts the extra row off; gives back whether there was one.</summary>
    public static bool Cut<T>(List<T> rows, int size)
    {
        if (rows.Count <= size) return false;
        rows.RemoveRange(size, rows.Count - size);
        return true;
    }
}
