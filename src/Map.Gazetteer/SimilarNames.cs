namespace Map.Gazetteer;

/// <summary>
/// The names that differ from a text in few letters: wrong, missing, additional, or swapped with the next (Damerau-Levenshtein distance).
/// Walks the sorted names and reuses the rows of the prefix shared with the previous name; a prefix that differs too much already is
/// skipped with all names that have it. With two wrong letters, the first one must be right: else a tenth of all names would have to be
/// walked.
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
            known = Walk(names[i], text, most, rows, prefix, known, out var isTooDifferent);
            if (!isTooDifferent && Math.Abs(known - text.Length) <= most && rows[known][^1] <= most) yield return (i, rows[known][^1]);
            i = isTooDifferent ? names.After(prefix.AsSpan(0, known), i) : i + 1;
        }
    }

    /// <summary>Fills the rows of a name until its prefix differs too much, and returns the number of rows filled.</summary>
    static int Walk(ReadOnlySpan<char> name, string text, int most, int[][] rows, char[] prefix, int known, out bool isTooDifferent)
    {
        var depth = name.CommonPrefixLength(prefix.AsSpan(0, known));
        isTooDifferent = false;
        while (depth < name.Length && !isTooDifferent)
        {
            prefix[depth] = name[depth];
            var least = Fill(rows, ++depth, prefix, text, most);
            // The minimum of two rows, because a swap continues from the row before the last.
            isTooDifferent = depth == rows.Length - 1 || (least > most && Band(rows, depth - 1, most).IndexOfAnyInRange(0, most - 1) < 0);
        }
        return depth;
    }

    /// <summary>Fills only the cells near the diagonal: all others differ in more letters than allowed.</summary>
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
