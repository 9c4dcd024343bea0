using System.Globalization;
using Map.Gateway.Pages.Events;
using Map.Gateway.Pages.Hours;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Print;

/// <summary>An event on paper, said once: what recurs in words, and else when it is next.</summary>
/// <param name="Event">The event.</param>
/// <param name="Times">Its times in the next weeks, at least one of which takes place.</param>
public sealed record SheetEvent(V1.Event Event, IReadOnlyList<V1.EventOccurrence> Times)
{
    // One that is left of a series is a time, and no rule.
    const int Series = 3;

    EventItem Next { get; } = new(Event, Times.First(time => time.Status != V1.EventStatus.Cancelled));

    /// <summary>The place, the site or the town. A sheet is read for weeks: of a venue that is published late it has the town alone, also within its hour.</summary>
    public string? Where
    {
        get
        {
            if (Event.Venue.Late is null) return Next.Where;
            return Event.Venue.HasTown ? Event.Venue.Town : null;
        }
    }

    /// <summary>Who invites; null when nobody is named.</summary>
    public string? By => Next.By;

    /// <summary>Every Tuesday, 18:00; every month, next on 3 December 2026, 18:00; or when it is next.</summary>
    public string When(Say say)
    {
        var hours = Next.HoursIn(say);
        return Repeats(say, hours) is { } repeats ? $"{repeats}{Exceptions(say)}" : $"{EventItem.DayIn(Next.Day, say)}, {hours}";
    }

    string? Repeats(Say say, string hours)
    {
        var parts = Event.Schedule.HasRule ? Event.Schedule.Rule.Split(';').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[^1]) : [];
        var isPlain = !parts.ContainsKey("INTERVAL") && Next.Time.Occurrence == Next.Time.Start;
        return parts.GetValueOrDefault("FREQ") switch
        {
            "WEEKLY" when isPlain && Times.Count >= Series => say.With("print.events.weekly", ("days", Days(parts, say)), ("time", hours)),
            "DAILY" when isPlain && parts.Count == 1 => say.With("print.events.daily", ("time", hours)),
            "MONTHLY" when isPlain => say.With("print.events.monthly", ("date", Date(Next.Day, say)), ("time", hours)),
            _ when Times.Count > 1 => say.With("print.events.series", ("date", Date(Next.Day, say)), ("time", hours)),
            _ => null,
        };
    }

    string Days(Dictionary<string, string> parts, Say say)
    {
        string[] codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
        var days = parts.TryGetValue("BYDAY", out var listed) ? listed.Split(',').Select(code => (DayOfWeek)Array.IndexOf(codes, code)) : [Next.Day.DayOfWeek];
        return string.Join(", ", days.OrderBy(day => ((int)day + 6) % 7).Select(day => WeekLine.Name(day, say)));
    }

    // What a rule in words leaves out would send people to a closed door.
    string Exceptions(Say say)
    {
        var not = Times.Where(time => time.Status == V1.EventStatus.Cancelled || time.Start != time.Occurrence)
            .Select(time => Date(DateOnly.ParseExact(time.Occurrence[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture), say)).ToList();
        return not.Count == 0 ? "" : $" ({say.With("print.events.not", ("dates", string.Join(", ", not)))})";
    }

    static string Date(DateOnly day, Say say) => say.Date(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
