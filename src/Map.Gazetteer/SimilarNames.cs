namespace Map.Gazetteer;

/// <summary>
/// The names that differ from a text in few letters: wrong, missing, too many, or swapped with the next. Walks the names in their order
/// and keeps what two neighbours have in common, so that a beginning that no end can mend is passed over with all names that have it.
/// Who gets two letters wrong gets the first one right: else a tenth of all names would have to be walked.
/// </summary>
static class SimilarNames
{
    public static IEnumerable<(int Index, int Differences)> Find(NameIndex names, string text, int most)
    {
        // rows[d][t] is how much the first d letters of the name differ from the first t of the text.
        var rows = new int[text.Length + most + 2][];
        rows[0] = [.. Enumerable.Range(0, text.Length + 1)];
        for (var depth = 1; depth < rows.Length; depth++) rows[depth] = new int[text.Length + 1];
        var prefix = new char[rows.Length];
        var known = 0;
        var range = most > 1 ? names.Beginning(text.AsSpan(0, 1)) : 0..names.Count;
        for (var i = range.Start.Value; i < range.End.Value;)
        {
            known = Walk(names[i], text, most, rows, prefix, known, out var hopeless);
            if (!hopeless && Math.Abs(known - text.Length) <= most && rows[known][^1] <= most) yield return (i, rows[known][^1]);
            i = hopeless ? names.After(prefix.AsSpan(0, known), i) : i + 1;
        }
    }

    /// <summary>Fills the rows of a name as far as there is hope, and says how far it came.</summary>
    static int Walk(ReadOnlySpan<char> name, string text, int most, int[][] rows, char[] prefix, int known, out bool hopeless)
    {
        var depth = name.CommonPrefixLength(prefix.AsSpan(0, known));
        hopeless = false;
        while (depth < name.Length && !hopeless)
        {
            prefix[depth] = name[depth];
            var least = Fill(rows, ++depth, prefix, text, most);
            // The least of two rows, for a swap leads from the one before the last.
            hopeless = depth == rows.Length - 1 || (least > most && Band(rows, depth - 1, most).IndexOfAnyInRange(0, most - 1) < 0);
        }
        return depth;
    }

    /// <summary>Only the cells near the diagonal: all others differ in more than is looked for, and so do those just outside of these.</summary>
    static int Fill(int[][] rows, int depth, char[] prefix, string text, int most)
    {
        var (row, above, letter) = (rows[depth], rows[depth - 1], prefix[depth - 1]);
        var (low, high) = (Math.Max(1, depth - most), Math.Min(text.Length, depth + most));
        var least = row[low - 1] = low == 1 ? depth : most + 1;
        if (high < text.Length) row[high + 1] = most + 1;
        for (var t = low; t <= high; t++)
        {
            var differences = Math.Min(Math.Min(row[t - 1], above[t]) + 1, above[t - 1] + (letter == text[t - 1] ? 0 : 1));
            if (depth > 1 && t > 1 && letter == text[t - 2] && prefix[depth - 2] == text[t - 1])
                differences = Math.Min(differences, rows[depth - 2][t - 2] + 1);
            row[t] = differences;
            least = Math.Min(least, differences);
        }
        return least;
    }

    static ReadOnlySpan<int> Band(int[][] rows, int depth, int most) =>
        rows[depth].AsSpan(Math.Max(0, depth - most)..(Math.Min(rows[0].Length - 1, depth + most) + 1));
}
