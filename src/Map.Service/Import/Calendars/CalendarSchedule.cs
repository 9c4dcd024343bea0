using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Map.Service.Events.Times;
using NodaTime;
using LocalTime = Map.Service.Events.Times.LocalTime;
using Period = NodaTime.Period;
using RecurrenceRule = Map.Service.Events.Times.RecurrenceRule;

namespace Map.Service.Import.Calendars;

/// <summary>Reads when an event of a calendar is. What the map has another way of saying is said that way; what it cannot say is wrong, and says so.</summary>
sealed class CalendarSchedule(CalendarEventRow row, CalendarZones zones, DateTimeZone? own, CalendarChoices choices)
{
    const string ZoneMissing = "zone_missing";
    const string ZoneAllowed = "Say it as time_zone, by its IANA name such as Europe/Paris (--set time_zone=Europe/Paris).";

    /// <summary>Reads a whole event. Null when it cannot be read; the row says why.</summary>
    /// <param name="main">The event.</param>
    /// <param name="singles">Those of its times that differ, each with its line.</param>
    /// <param name="isCancelled">Whether a single time does not take place.</param>
    public EventSchedule? Read(CalendarEvent main, IReadOnlyList<(CalendarEvent Single, int Line)> singles, Func<CalendarEvent, bool> isCancelled)
    {
        if (main.Start is not { } begins)
        {
            row.Refuse("start_missing", "DTSTART", "is missing or cannot be read; 20261203T183000 with a TZID, or a day such as 20261203 with VALUE=DATE.");
            return null;
        }

        if (ZoneOf(begins, IsSeries(main)) is not { } zone) return null;
        var times = new CalendarTimes(zone, zones);
        var start = times.Of(begins)!.Value;
        if (begins.Value.Second != 0) row.Note("seconds_dropped", "DTSTART", "has seconds, which the map does not have; the minute counts.");
        var schedule = new EventSchedule { Start = start.ToString(), TimeZone = zone.Id };
        if (EndOf(main, start, times) is { } end && end != start) schedule.End = end.ToString();
        if (!ReadRule(main, schedule, start, zone)) return null;
        ReadDates(main, schedule, times, start);
        foreach (var (single, line) in singles) ReadSingle(single, line, schedule, times, start, isCancelled(single));
        Complete(schedule);
        return schedule;
    }

    static bool IsSeries(CalendarEvent main) => main.RecurrenceRule is not null || main.RecurrenceDates.GetAllDates().Any() || main.RecurrenceDates.GetAllPeriods().Any();

    DateTimeZone? ZoneOf(CalDateTime begins, bool isSeries)
    {
        if (begins.HasTime && begins.IsUtc)
        {
            // A series in UTC keeps the hour of UTC, whatever the clocks do.
            if (!isSeries && (choices.Zone ?? own ?? zones.Own) is { } local) return local;
            row.Note("utc_times", "DTSTART", isSeries ? "is a series in UTC, so it is an hour later or earlier when the clocks change; if that is not meant, correct it in the calendar."
                : $"is in UTC, and nothing says by which clock people read it. {ZoneAllowed}");
            return DateTimeZoneProviders.Tzdb["Etc/UTC"];
        }

        if (begins.HasTime && begins.TzId is { Length: > 0 } name)
        {
            if (zones.Find(name) is { } found)
            {
                if (zones.IsByClocks(name)) row.Note("zone_by_clocks", "DTSTART", $"is in the zone {Quote.Of(name)}, which has no name that is known; {found.Id} is taken, whose clocks show the same.");
                return found;
            }

            if (choices.Zone is { } given)
            {
                row.Note("zone_given", "DTSTART", $"is in the zone {Quote.Of(name)}, which is not known; {given.Id} is taken, as it was said.");
                zones.Know(name, given);
                return given;
            }

            row.Refuse("zone_unknown", "DTSTART", $"is in the zone {Quote.Of(name)}, which is neither one of IANA nor of Windows, and no VTIMEZONE says how its clocks go. {ZoneAllowed}");
            return null;
        }

        if ((choices.Zone ?? own ?? zones.Own) is not { } zone)
        {
            row.Refuse(ZoneMissing, "DTSTART", $"has no time zone{(begins.HasTime ? "" : ", and of a whole day, too, somebody has to know where it is that day")}. {ZoneAllowed}");
            return null;
        }

        if (begins.HasTime && choices.Zone is null && own is null) row.Note("zone_of_calendar", "DTSTART", $"has no time zone; that of the calendar is taken, {zone.Id}.");
        return zone;
    }

    LocalTime? EndOf(CalendarEvent component, LocalTime start, CalendarTimes times)
    {
        if (component.End is { } given)
        {
            if (times.Of(given) is not { } end) return Unknown(given);
            // The day after the last one.
            if (start.IsDay) return end with { At = end.IsDay && end.At > start.At ? end.At.PlusDays(-1) : end.At.Date.AtMidnight(), IsDay = true };
            return end.IsDay ? new(end.At, false) : end;
        }

        if (component.Duration is not { } lasting) return null;
        if (start.IsDay) return start with { At = start.At.PlusDays(Math.Max(0, (lasting.Weeks ?? 0) * 7 + (lasting.Days ?? 0) - 1)) };
        // Days by the calendar, hours by the clock: RFC 5545, 3.3.6.
        var day = start with { At = start.At.PlusDays((lasting.Weeks ?? 0) * 7 + (lasting.Days ?? 0)) };
        var exact = NodaTime.Duration.FromSeconds(((lasting.Hours ?? 0) * 60L + (lasting.Minutes ?? 0)) * 60 + (lasting.Seconds ?? 0));
        var local = (day.In(times.Zone) + exact).InZone(times.Zone).LocalDateTime;
        return new(new LocalDateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute), false);
    }

    bool ReadRule(CalendarEvent main, EventSchedule schedule, LocalTime start, DateTimeZone zone)
    {
        var rules = main.Properties.AllOf("RRULE").ToList();
        if (main.Properties.AllOf("EXRULE").Any())
            row.Refuse("rule_refused", "EXRULE", "is there, which RFC 5545 has done away with; name the times that are left out as EXDATE.");
        if (rules.Count > 1) row.Refuse("rule_refused", "RRULE", $"is there {rules.Count} times; once. Make an event of each.");
        if (row.IsWrong) return false;
        if (main.RecurrenceRule is not { } pattern)
        {
            if (rules.Count == 0) return true;
            row.Refuse("rule_refused", "RRULE", "cannot be read; such as FREQ=WEEKLY;BYDAY=TH.");
            return false;
        }

        var rule = CalendarRule.Of(pattern.ToString() ?? "", start, zone);
        foreach (var fault in RuleParts.Faults(rule, start.IsDay)) row.Refuse("rule_refused", "RRULE", fault);
        if (row.IsWrong) return false;
        schedule.Rule = rule;
        var first = new RecurrenceRule(rule).From(start, zone).Select(time => (LocalTime?)time).FirstOrDefault();
        if (first is not { } begins || begins == start || pattern.Count is > 0) return true;
        // Of a start that the rule does not have, some readers show it, and some do not: the map has it as a further time.
        row.Note("start_outside_rule", "DTSTART", $"is no time of its rule; it is kept as a further time, and the rule begins {begins}.");
        schedule.Also.Add(schedule.Start);
        if (schedule.HasEnd) schedule.End = new LocalTime(begins.At + Period.Between(start.At, LocalTime.Parse(schedule.End).At), start.IsDay).ToString();
        schedule.Start = begins.ToString();
        return true;
    }

    void ReadDates(CalendarEvent main, EventSchedule schedule, CalendarTimes times, LocalTime start)
    {
        foreach (var date in main.ExceptionDates.GetAllDates())
            if (times.Of(date, start) is { } time) AddOnce(schedule.Except, time.ToString());
            else Unknown(date);
        foreach (var date in main.RecurrenceDates.GetAllDates())
            if (times.Of(date, start) is { } time) AddOnce(schedule.Also, time.ToString());
            else Unknown(date);
        foreach (var period in main.RecurrenceDates.GetAllPeriods())
        {
            if (times.Of(period.StartTime, start) is not { } time) continue;
            AddOnce(schedule.Also, time.ToString());
            if (period.EffectiveEndTime is { } ends && times.Of(ends) is { } end)
                schedule.Changed.Add(new EventChange { Occurrence = time.ToString(), End = end.ToString() });
        }

        schedule.Also.Remove(schedule.Start);
    }

    void ReadSingle(CalendarEvent single, int line, EventSchedule schedule, CalendarTimes times, LocalTime start, bool isCancelled)
    {
        if (single.RecurrenceIdentifier is { Range: RecurrenceRange.ThisAndFuture })
        {
            row.Refuse("range_refused", "RECURRENCE-ID", $"(line {line}) changes this time and all that come; in the calendar, end the series there and make a new one.");
            return;
        }

        if (single.RecurrenceIdentifier is not { StartTime: { } named } || times.Of(named, start) is not { } occurrence || single.Start is not { } given || times.Of(given, start) is not { } begins)
        {
            row.Refuse("single_unreadable", "RECURRENCE-ID", $"(line {line}) or its DTSTART cannot be read, or is in a zone that is not known.");
            return;
        }

        var name = occurrence.ToString();
        if (schedule.Except.Contains(name))
        {
            row.Note("single_excluded", "RECURRENCE-ID", $"(line {line}) changes {name}, which EXDATE leaves out; it is left out.");
            return;
        }

        var change = new EventChange { Occurrence = name, Cancelled = isCancelled };
        if (begins != occurrence) change.Start = begins.ToString();
        var end = EndOf(single, begins, times) ?? begins;
        if (!isCancelled && end != Usual(schedule, begins, times.Zone)) change.End = end.ToString();
        if (NoteOf(single) is { } note) change.Note = note;
        if (change is not { Cancelled: false, HasStart: false, HasEnd: false, HasNote: false }) Replace(schedule, change);
    }

    string? NoteOf(CalendarEvent single)
    {
        if (single.Properties.Get<string>(CalendarProperties.NoteOfTime) is { Length: > 0 } exported) return exported;
        // What is called otherwise this time is said of it.
        return PersonalText.Line(single.Summary) is { Length: > 0 and <= 500 } called && called != row.Name ? called : null;
    }

    static void Replace(EventSchedule schedule, EventChange change)
    {
        foreach (var before in schedule.Changed.Where(one => one.Occurrence == change.Occurrence).ToList()) schedule.Changed.Remove(before);
        schedule.Changed.Add(change);
    }

    // By which a time that is not changed would end.
    static LocalTime Usual(EventSchedule schedule, LocalTime begins, DateTimeZone zone)
    {
        var first = LocalTime.Parse(schedule.Start);
        var last = schedule.HasEnd ? LocalTime.Parse(schedule.End) : first;
        if (begins.IsDay) return begins with { At = begins.At.PlusDays(Period.DaysBetween(first.At.Date, last.At.Date)) };
        return new((begins.In(zone) + (last.In(zone) - first.In(zone))).InZone(zone).LocalDateTime, false);
    }

    // A time that differs, and that the rule does not have any more, is a further time: whoever changed the rule kept it.
    void Complete(EventSchedule schedule)
    {
        if (schedule.Changed.Count == 0) return;
        var wanted = schedule.Changed.Select(change => change.Occurrence).ToHashSet();
        var last = wanted.Max(StringComparer.Ordinal)!;
        wanted.ExceptWith(new Schedule(schedule).Beginnings().Take(20_000).Select(time => time.ToString()).TakeWhile(time => string.CompareOrdinal(time, last) <= 0));
        foreach (var change in schedule.Changed.Where(change => wanted.Contains(change.Occurrence)).ToList())
        {
            if (change.Cancelled) schedule.Changed.Remove(change);
            else schedule.Also.Add(change.Occurrence);
            row.Note("single_outside_rule", "RECURRENCE-ID", $"{change.Occurrence} is no time of the series; {(change.Cancelled ? "it is left out" : "it is kept as a further time")}.");
        }
    }

    LocalTime? Unknown(CalDateTime time)
    {
        row.Refuse("zone_unknown", "-", $"has a time in the zone {Quote.Of(time.TzId ?? "")}, which is not known. {ZoneAllowed}");
        return null;
    }

    static void AddOnce(Google.Protobuf.Collections.RepeatedField<string> times, string time)
    {
        if (!times.Contains(time)) times.Add(time);
    }
}
