using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using Duration = NodaTime.Duration;

namespace Map.Gateway.Events;

/// <summary>A time zone for a calendar, with the changes of its clocks in the years that are used, and no others.</summary>
static class CalendarZone
{
    /// <param name="name">Its IANA name.</param>
    /// <param name="first">The first time that is used.</param>
    /// <param name="last">The last one that matters: a calendar is read again before.</param>
    public static VTimeZone Of(string name, DateTime first, DateTime last)
    {
        var zone = DateTimeZoneProviders.Tzdb[name];
        var (from, to) = (Utc(first).Minus(Duration.FromDays(1)), Utc(last > first ? last : first.AddDays(1)));
        var made = new VTimeZone(name);
        foreach (var interval in zone.GetZoneIntervals(from, to))
        {
            var before = interval.HasStart ? zone.GetZoneInterval(interval.Start - Duration.Epsilon).WallOffset : interval.WallOffset;
            // What began long before begins with the first year: nothing older is in the calendar.
            var begins = interval.HasStart && interval.Start > from ? interval.Start.WithOffset(before).LocalDateTime : new LocalDateTime(first.Year, 1, 1, 0, 0);
            made.Children.Add(new VTimeZoneInfo(interval.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT")
            {
                Start = new CalDateTime(begins.ToDateTimeUnspecified(), null), TimeZoneName = interval.Name,
                OffsetFrom = new UtcOffset(before.ToTimeSpan()), OffsetTo = new UtcOffset(interval.WallOffset.ToTimeSpan()),
            });
        }

        return made;
    }

    static Instant Utc(DateTime time) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
