using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Map.Service.Paging;

/// <summary>A page of a list. Statements read one row more than it holds, to know whether there is a next page.</summary>
static class Page
{
    /// <summary>Fills a page with what fits: at most <paramref name="size"/> items, and no more than a response may hold.</summary>
    /// <returns>Whether there is a next page, which continues after the last result.</returns>
    public static bool Fill<TRow, TResult>(RepeatedField<TResult> results, List<TRow> rows, int size, Func<TRow, TResult> resultOf)
        where TResult : IMessage
    {
        for (var i = 0; i < rows.Count && i < size; i++) results.Add(resultOf(rows[i]));
        return ResponseSize.Trim(results) || rows.Count > size;
    }
}
