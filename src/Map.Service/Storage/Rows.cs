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
}
