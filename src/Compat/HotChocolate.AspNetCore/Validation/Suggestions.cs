namespace HotChocolate.Validation;

/// <summary>"Did you mean": the names closest to one that does not exist.</summary>
static class Suggestions
{
    const int MostSuggestions = 5;

    // The comparison is quadratic in the length, and a name this long is not a typing error.
    const int LongestName = 60;

    public static string DidYouMean(string name, IEnumerable<string> names, string lead = "")
    {
        if (name.Length > LongestName)
            return "";
        var threshold = (int)(name.Length * 0.4) + 1;
        var closest = names
            .Where(candidate => candidate.Length <= LongestName && Math.Abs(candidate.Length - name.Length) <= threshold)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= threshold)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name);
        return DidYouMean([.. closest], lead);
    }

    /// <summary>The sentence for sorted names; empty if there are none.</summary>
    public static string DidYouMean(IReadOnlyList<string> names, string lead = "")
    {
        var quoted = names.Take(MostSuggestions).Select(name => $"\"{name}\"").ToList();
        return quoted.Count switch
        {
            0 => "",
            1 => $" Did you mean {lead}{quoted[0]}?",
            2 => $" Did you mean {lead}{quoted[0]} or {quoted[1]}?",
            _ => $" Did you mean {lead}{string.Join(", ", quoted[..^1])}, or {quoted[^1]}?",
        };
    }

    /// <summary>The edit distance with swaps of neighbours; names that differ only in case have distance 1.</summary>
    static int Distance(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase))
            return a == b ? 0 : 1;
        a = a.ToLowerInvariant();
        b = b.ToLowerInvariant();
        int[] beforeLast = new int[b.Length + 1], last = [.. Enumerable.Range(0, b.Length + 1)], current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replacement = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), replacement);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last, current) = (last, current, beforeLast);
        }
        return last[b.Length];
    }
}
