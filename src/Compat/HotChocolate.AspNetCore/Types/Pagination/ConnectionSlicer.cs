using System.Globalization;
using System.Text;
using HotChocolate.Language;

namespace HotChocolate.Types.Pagination;

/// <summary>Cuts the page that the paging arguments ask for out of a list. Cursors are positions.</summary>
static class ConnectionSlicer
{
    // No list is as long; with a page's size added it is still a number.
    const int LargestPosition = int.MaxValue / 2;

    public static Connection<T> Slice<T>(IEnumerable<T> source, PagingArguments arguments, bool includeTotalCount)
    {
        var query = source as IQueryable<T>;
        var items = query is null ? source as IReadOnlyList<T> ?? [.. source] : null;
        var total = items?.Count ?? (includeTotalCount || arguments.Last is not null ? query!.Count() : (int?)null);

        var start = arguments.After is { } after ? Position(after) + 1 : 0;
        var end = arguments.Before is { } before ? Position(before) : total;
        if (total is not null)
        {
            start = Math.Min(start, total.Value);
            end = Math.Clamp(end!.Value, start, total.Value);
        }

        var hasMore = false;
        if (arguments.First is { } first && (end is null || end - start > first))
            (end, hasMore) = (start + first, end is not null);
        if (arguments.Last is { } last && end - start > last)
            start = end!.Value - last;

        var count = Math.Max(0, end.GetValueOrDefault(start) - start);
        // One more than asked for tells whether there is a next page, without counting them all.
        var page = items?.Skip(start).Take(count).ToList() ?? [.. query!.Skip(start).Take(count + 1)];
        if (page.Count > count)
        {
            hasMore = true;
            page.RemoveAt(count);
        }

        var edges = page.Select((item, i) => new Edge<T>(item, Cursor(start + i))).ToList();
        var hasNext = hasMore
            || (total is not null && start + page.Count < total)
            || (arguments.Before is not null && arguments.First is null);
        return new Connection<T>(
            edges,
            new ConnectionPageInfo(hasNext, start > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor),
            total ?? 0);
    }

    static string Cursor(int position) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(position.ToString(CultureInfo.InvariantCulture)));

    static int Position(string cursor)
    {
        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            && int.TryParse(Encoding.UTF8.GetString(bytes, 0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && position <= LargestPosition
                ? position
                : throw new GraphQLException(ErrorBuilder.New()
                    .SetMessage(
                        $"`{TokenText.Shorten(cursor)}` is not a cursor of this list. Use one that an earlier page of it has given.")
                    .SetCode(ErrorCodes.Paging.InvalidCursor)
                    .Build());
    }
}
