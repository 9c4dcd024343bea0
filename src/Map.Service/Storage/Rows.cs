namespace Map.Service.Storage;

static class Rows
{
    /// <summary>
    /// Makes an ordered list of rows equal to the wanted one, reusing rows: a row that is equal already stays unchanged and makes no
    /// revision.
    /// </summary>
    public static void Sync<TRow, TWanted>(
        List<TRow> rows, IReadOnlyList<TWanted> wanted, Func<int, TRow> make, Action<TRow, TWanted> set) where TRow : class, IOrdered
    {
        rows.Sort((a, b) => a.Ordinal.CompareTo(b.Ordinal));
        for (var ordinal = 0; ordinal < wanted.Count; ordinal++)
        {
            if (ordinal == rows.Count)
                rows.Add(make(ordinal));
            set(rows[ordinal], wanted[ordinal]);
        }

        rows.RemoveRange(wanted.Count, rows.Count - wanted.Count);
    }

    /// <summary>Updates the rows that are wanted and adds those that are missing. The others stay, unless they are replaced.</summary>
    public static void Merge<TRow, TWanted>(
        List<TRow> rows, IReadOnlyList<TWanted> wanted, Func<TRow, TWanted, bool> isSame, Predicate<TRow> isReplaced,
        Func<int, TRow> make, Action<TRow, TWanted> set) where TRow : class, IOrdered
    {
        // Numbers are not used again: a removed row still has its own until it is saved.
        var next = rows.Count == 0 ? 0 : rows.Max(row => row.Ordinal) + 1;
        rows.RemoveAll(row => isReplaced(row) && !wanted.Any(item => isSame(row, item)));
        foreach (var item in wanted)
        {
            var row = rows.Find(row => isSame(row, item));
            if (row is null)
                rows.Add(row = make(next++));
            set(row, item);
        }
    }
}
