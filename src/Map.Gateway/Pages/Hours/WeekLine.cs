using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Hours;

/// <summary>A line of the week: days in a row that are alike, and when it is open on each of them.</summary>
/// <param name="Days">Monday – Thursday.</param>
/// <param name="Times">10:00–12:00, 14:00–17:00; or that it is closed.</param>
/// <param name="Comment">What was written beside the times, in the language of who wrote it; may be empty.</param>
public sealed record WeekLine(string Days, string Times, string Comment)
{
    static readonly string[] Keys = ["hours.su", "hours.mo", "hours.tu", "hours.we", "hours.th", "hours.fr", "hours.sa"];

    /// <summary>The week from Monday on.</summary>
    public static IReadOnlyList<WeekLine> Of(OpeningWeek week, Say say)
    {
        var lines = new List<(string First, string Last, string Times, string Comment)>();
        foreach (var day in Enumerable.Range(0, OpeningWeek.Days).Select(week.First.AddDays).OrderBy(day => ((int)day.DayOfWeek + 6) % OpeningWeek.Days))
        {
            var open = week.On(day).ToList();
            var times = open.Count == 0 ? say["hours.closed"] : string.Join(", ", open.Select(interval => Span(interval, say)));
            var comment = string.Join(", ", open.Select(interval => interval.Comment).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));
            var name = Name(day.DayOfWeek, say);
            if (lines.Count > 0 && lines[^1] is var last && last.Times == times && last.Comment == comment)
                lines[^1] = last with { Last = name };
            else
                lines.Add((name, name, times, comment));
        }

        return [.. lines.Select(line => new WeekLine(line.First == line.Last ? line.First : $"{line.First} – {line.Last}", line.Times, line.Comment))];
    }

    /// <summary>Monday.</summary>
    public static string Name(DayOfWeek day, Say say) => say[Keys[(int)day]];

    static string Span(OpenInterval interval, Say say)
    {
        var from = say.Time(interval.From);
        return interval.IsOpenEnd ? $"{from} –" : $"{from}–{say.Time(interval.To)}";
    }
}
