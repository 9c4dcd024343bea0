namespace Map.Columns.Guessing;

/// <summary>Fields that the cells of a column speak for by themselves.</summary>
static class ByContent
{
    const double Score = 0.6;
    const double Sure = 0.9;

    public static IEnumerable<(string Field, double Score)> Of(ColumnName name, ColumnFacts facts)
    {
        // One value says nothing. What the name excludes is not brought back: a photo has an address too.
        if (facts.Filled < 3 || name.Fields is [(ColumnName.NotRead, > 0.9), ..] || name.IsYear) yield break;
        if (facts.Emails >= Sure) yield return ("contact.email", Score);
        if (facts.Positions >= Sure && facts.Numbers == 0) yield return ("position", Score);
        if (facts.InternationalPhones >= Sure) yield return ("contact.voice", Score);
        if (facts.CountryNames >= Sure && facts.Distinct > 1) yield return ("country", Score);
        if (facts.Statuses >= Sure && facts.YesNo < 0.5 && facts.Distinct > 1 && facts.Filled > facts.Distinct) yield return ("status", Score);
    }
}
