using Map.Columns.Guessing;

namespace Map.Columns;

/// <summary>Proposes what the columns of a list mean, by their names and by what is in them. A column that nothing speaks for is not read: a
/// wrong guess is worse than none.</summary>
public static class ColumnGuess
{
    const double Least = 0.5;

    /// <summary>Proposes a mapping.</summary>
    /// <param name="list">A short name of the list.</param>
    /// <param name="columns">The columns of the file.</param>
    /// <param name="sample">Its first rows; some 1,000 are enough.</param>
    public static Mapping Of(string list, IReadOnlyList<string> columns, IReadOnlyList<SheetRow> sample)
    {
        var facts = columns.Select((_, i) => new ColumnFacts(sample.Where(row => i < row.Cells.Count).Select(row => row.Cells[i].Text))).ToArray();
        var names = ColumnName.OfAll(columns);
        var guessed = new string?[columns.Count];
        var asOf = YearColumns.Guess(names, facts, guessed);

        var candidates = Enumerable.Range(0, columns.Count).Where(i => guessed[i] is null)
            .SelectMany(i => Candidates(names[i], facts[i]).Select(each => (Column: i, each.Field, each.Score)))
            .Where(each => each.Score >= Least).OrderByDescending(each => each.Score).ThenBy(each => each.Column);
        foreach (var (column, field, _) in candidates)
            if (guessed[column] is null && (Fields.Of(field) is not { IsList: false } || !guessed.Contains(field)))
                guessed[column] = field;
        HouseNumbers.Guess(columns, facts, guessed);
        Coordinates.Guess(names, facts, guessed);
        NameColumn.Guess(names, facts, guessed);

        return new()
        {
            List = list,
            Columns = [.. columns.Select((column, i) => new ColumnMapping(column, guessed[i] == ColumnName.NotRead ? null : guessed[i])
            {
                Dates = IsDate(guessed[i]) ? Order(facts[i]) : null,
                Year = guessed[i] is "period" or "capacity" ? names[i].Year : null,
            })],
            Defaults = Defaults(asOf, facts.Where((_, i) => guessed[i] == "facility_type").FirstOrDefault(), guessed.Contains("kind")),
        };
    }

    // Types of detention centres are in no other list than one of them.
    static Dictionary<string, string> Defaults(int? asOf, ColumnFacts? facilityTypes, bool hasKind)
    {
        var defaults = new Dictionary<string, string>();
        if (asOf is { } year) defaults["status_as_of"] = FormattableString.Invariant($"{year}");
        if (facilityTypes?.Facilities >= Least && !hasKind) defaults["kind"] = Words.Of(PlaceKind.DetentionCentre);
        return defaults;
    }

    static IEnumerable<(string Field, double Score)> Candidates(ColumnName name, ColumnFacts facts)
    {
        foreach (var (field, score) in name.Fields)
            yield return (field, score * (field == ColumnName.NotRead ? 1 : Fit.Of(field, facts)));
        foreach (var (field, score) in ByContent.Of(name, facts)) yield return (field, score);
    }

    static bool IsDate(string? field) => field is "opened" or "closed" or "period" or "status_as_of" or "verified_on" or "capacity_year" or "status";

    // By the whole column: one day beyond the twelfth tells for all others. Where both orders are possible, that of most of the world.
    static string? Order(ColumnFacts facts)
    {
        var orders = facts.Values.Select(DateText.OrderOf).Where(order => order is not null).ToArray();
        if (orders.Length == 0 || orders.All(order => order == "ymd")) return null;
        return orders.Contains("mdy") && !orders.Contains("dmy") ? "mdy" : "dmy";
    }
}
