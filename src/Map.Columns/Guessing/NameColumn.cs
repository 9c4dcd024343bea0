namespace Map.Columns.Guessing;

/// <summary>Which column has the names, where none is called so.</summary>
static class NameColumn
{
    public static void Guess(IReadOnlyList<ColumnName> names, IReadOnlyList<ColumnFacts> facts, string?[] guessed)
    {
        if (guessed.Contains("name")) return;
        // The first column of short texts that differ from row to row and that nothing else speaks for.
        var at = Enumerable.Range(0, names.Count).FirstOrDefault(i =>
            (guessed[i] == "summary" || (guessed[i] is null && names[i].Fields.Count == 0)) && IsName(facts[i]), -1);
        if (at >= 0) guessed[at] = "name";
    }

    static bool IsName(ColumnFacts facts) => facts.Filled >= 3 && facts.Filled > 0.9 * facts.Rows && facts.Variety > 0.9 && facts.Letters > 0.95
        && facts.WordCount is >= 1.5 and <= 10 && facts.Length is >= 6 and <= 80
        && facts.Websites + facts.Emails + facts.Dates + facts.Positions < 0.2;
}
