using Ical.Net.DataTypes;
using NodaTime;
using LocalTime = Map.Service.Events.Times.LocalTime;

namespace Map.Service.Import.Calendars;

/// <summary>Times of a calendar by the clock of one zone.</summary>
/// <param name="Zone">That of the event.</param>
/// <param name="Zones">Those of the calendar, for times that stand in another one.</param>
sealed record CalendarTimes(DateTimeZone Zone, CalendarZones Zones)
{
    /// <summary>Null when the zone of the time is not known.</summary>
    public LocalTime? Of(CalDateTime time)
    {
        if (!time.HasTime) return new LocalTime(LocalDateTime.FromDateTime(time.Value).Date.AtMidnight(), true);
        var local = LocalDateTime.FromDateTime(time.Value);
        if (time.IsUtc) return new(ToMinute(local.InUtc().WithZone(Zone).LocalDateTime), false);
        if (time.TzId is not { Length: > 0 } name) return new(ToMinute(local), false);
        if (Zones.Find(name) is not { } zone) return null;
        return new(ToMinute(zone.Id == Zone.Id ? local : zone.AtLeniently(local).WithZone(Zone).LocalDateTime), false);
    }

    /// <summary>A time that names one of a series: a day stands for the time of that day.</summary>
    /// <param name="time">The time.</param>
    /// <param name="start">The first time of the series.</param>
    public LocalTime? Of(CalDateTime time, LocalTime start) => Of(time) is not { } read ? null
        : read.IsDay == start.IsDay ? read : new LocalTime(start.IsDay ? read.At.Date.AtMidnight() : read.At.Date + start.At.TimeOfDay, start.IsDay);

    // The map has no seconds: some programs let a day end at 23:59:59.
    static LocalDateTime ToMinute(LocalDateTime time) => new(time.Year, time.Month, time.Day, time.Hour, time.Minute);
}
