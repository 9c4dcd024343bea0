namespace Map.Columns.Guessing;

/// <summary>Columns of one year: marks of when a place was in operation.</summary>
static class YearColumns
{
    // One column may have a year in its name for many reasons.
    const int Fewest = 3;

    // A year that has far fewer marks than the best one was only begun.
    const double Known = 0.25;

    /// <summary>Finds them.</summary>
    /// <returns>The last year that the list knows of, where columns go on behind it; null where they do not.</returns>
    public static int? Guess(IReadOnlyList<ColumnName> names, IReadOnlyList<ColumnFacts> facts, string?[] guessed)
    {
        var years = Enumerable.Range(0, names.Count).Where(i => names[i].IsYear).ToArray();
        var marked = years.Where(i => facts[i].Filled > 0).ToArray();
        if (years.Length < Fewest || marked.Length == 0 || marked.Count(i => facts[i].YesNo == 1) < 0.9 * marked.Length) return null;
        foreach (var i in years)
            if (facts[i].Filled == 0 || facts[i].YesNo == 1) guessed[i] = "period";
        var most = years.Max(i => facts[i].Marks);
        var last = years.Where(i => facts[i].Marks > Known * most).Select(i => names[i].Year!.Value).DefaultIfEmpty().Max();
        return last > 0 && last < years.Max(i => names[i].Year!.Value) ? last : null;
    }
}
