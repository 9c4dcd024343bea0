using System.Globalization;
using Map.Service.Events.Times;
using NodaTime;
using LocalTime = Map.Service.Events.Times.LocalTime;

namespace Map.Service.Import.Calendars;

/// <summary>An RRULE as programs write it, in the form that the map takes (<see cref="RuleParts"/>): its last moment in UTC, and without what says nothing.</summary>
static class CalendarRule
{
    // Some write the last year that there is for "always".
    const int LastYear = 2100;

    static readonly string[] OfClock = ["BYHOUR", "BYMINUTE", "BYSECOND"];

    public static string Of(string rule, LocalTime start, DateTimeZone zone) =>
        string.Join(';', rule.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => Of(part.Split('=', 2), start, zone)).OfType<string>());

    static string? Of(string[] part, LocalTime start, DateTimeZone zone) => part switch
    {
        ["UNTIL", var end] => Until(end, start, zone),
        ["INTERVAL", "1"] => null,
        [var name, var value] when OfClock.Contains(name) && value == ClockOf(name, start) => null,
        _ => string.Join('=', part),
    };

    static string ClockOf(string name, LocalTime start) =>
        (name switch { "BYHOUR" => start.At.Hour, "BYMINUTE" => start.At.Minute, _ => 0 }).ToString(CultureInfo.InvariantCulture);

    static string? Until(string end, LocalTime start, DateTimeZone zone)
    {
        var isUtc = end.EndsWith('Z');
        if (!DateTime.TryParseExact(end.TrimEnd('Z'), ["yyyyMMdd", "yyyyMMdd'T'HHmmss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return $"UNTIL={end}";
        if (time.Year > LastYear) return null;
        var local = LocalDateTime.FromDateTime(time);
        // A day that ends a series of times is a part of it.
        if (end.Length == 8 && !start.IsDay) local = local.PlusDays(1).PlusSeconds(-1);
        if (start.IsDay) return $"UNTIL={(isUtc && end.Length > 8 && local.TimeOfDay != NodaTime.LocalTime.Midnight ? local.InUtc().WithZone(zone).LocalDateTime : local).Date.ToString("uuuuMMdd", CultureInfo.InvariantCulture)}";
        var last = isUtc ? local.InUtc().ToInstant() : zone.AtLeniently(local).ToInstant();
        return $"UNTIL={last.InUtc().LocalDateTime.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
    }
}
