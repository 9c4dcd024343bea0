namespace Map.Service.Places.Fields;

/// <summary>The rules for the dates of all periods of a place.</summary>
static class PeriodRules
{
    public static void Check(IReadOnlyList<Period> periods, DateOnly today, Violations violations)
    {
        for (var i = 0; i < periods.Count; i++)
        {
            var path = $"place.periods[{i}]";
            if (periods[i].HasFrom) violations.Planned($"{path}.from", periods[i].From, today);
            if (periods[i].HasTo) violations.Planned($"{path}.to", periods[i].To, today);
            for (var earlier = 0; earlier < i; earlier++)
                if (Overlap(periods[earlier], periods[i]))
                {
                    violations.Add(path, $"overlaps with the period from {periods[earlier].From} to {periods[earlier].To}; "
                        + "it must end before another begins.");
                    break;
                }
        }
    }

    /// <summary>Whether two periods overlap for certain: 2009 to 2012 and 2012 to 2015 may meet in a day. An unknown bound proves nothing.
    /// </summary>
    public static bool Overlap(Period one, Period other) =>
        (LastStart(one), FirstEnd(one)) is ({ } start, { } end) && (LastStart(other), FirstEnd(other)) is ({ } otherStart, { } otherEnd)
        && start < otherEnd && otherStart < end;

    static DateOnly? LastStart(Period period) => PartialDate.From(period.From)?.LastDay;

    static DateOnly? FirstEnd(Period period) => PartialDate.From(period.To)?.FirstDay;
}
