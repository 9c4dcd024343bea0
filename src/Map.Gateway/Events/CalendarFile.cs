using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Calendar = Ical.Net.Calendar;

namespace Map.Gateway.Events;

/// <summary>Events as iCalendar (RFC 5545, RFC 7986). An event keeps its UID for ever, and its SEQUENCE counts its changes. A time that does not take place stays,
/// as cancelled: a calendar that only lacked it would go on showing what it has.</summary>
static class CalendarFile
{
    const string LocalForm = "yyyy-MM-dd'T'HH:mm";
    const string DayForm = "yyyy-MM-dd";

    /// <param name="events">The events, each once.</param>
    /// <param name="name">What the calendar is called.</param>
    /// <param name="origin">Where the map is.</param>
    /// <param name="now">The present time, by which a late venue stands at the time that it is published for.</param>
    public static string Of(IReadOnlyCollection<V1.Event> events, string name, string origin, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//Map//Events//EN" };
        calendar.AddProperty("METHOD", "PUBLISH");
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT3H");
        foreach (var one in events) Add(calendar, one, origin, now);
        foreach (var zone in events.Where(one => !IsDay(one.Schedule.Start)).GroupBy(one => one.Schedule.TimeZone).OrderBy(zone => zone.Key, StringComparer.Ordinal))
            calendar.AddTimeZone(CalendarZone.Of(zone.Key, zone.Min(one => At(one.Schedule.Start)), now.UtcDateTime.AddYears(2)));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    static void Add(Calendar calendar, V1.Event one, string origin, DateTimeOffset now)
    {
        var schedule = one.Schedule;
        var isSeries = schedule.HasRule || schedule.Also.Count > 0;
        var only = isSeries ? null : schedule.Changed.FirstOrDefault(change => change.Occurrence == schedule.Start);
        var isShownLater = one.Venue.Late?.Site is not null && isSeries;
        var main = Component(one, only is { HasStart: true } ? only.Start : schedule.Start, EndOf(schedule, only), only, origin, isShownLater);
        if (schedule.HasRule) main.RecurrenceRule = new RecurrencePattern(schedule.Rule);
        foreach (var also in schedule.Also) main.RecurrenceDates.Add(Time(also, schedule.TimeZone));
        foreach (var except in schedule.Except) main.ExceptionDates.Add(Time(except, schedule.TimeZone));
        main.AddProperty(CalendarProperties.Event, CalendarExtra.Of(one));
        calendar.Events.Add(main);
        if (!isSeries) return;
        foreach (var change in schedule.Changed)
            calendar.Events.Add(Single(one, change.Occurrence, change, origin, isShownLater));
    }

    static CalendarEvent Single(V1.Event one, string occurrence, V1.EventChange change, string origin, bool isShownLater)
    {
        var begins = change.HasStart ? change.Start : occurrence;
        var single = Component(one, begins, EndOf(one.Schedule, change, begins), change, origin, isShownLater);
        single.RecurrenceIdentifier = new RecurrenceIdentifier(Time(occurrence, one.Schedule.TimeZone));
        if (change.HasNote) single.AddProperty(CalendarProperties.NoteOfTime, change.Note);
        return single;
    }

    static CalendarEvent Component(V1.Event one, string start, string? end, V1.EventChange? change, string origin, bool isShownLater)
    {
        var zone = one.Schedule.TimeZone;
        var made = new CalendarEvent
        {
            Uid = one.Id, Sequence = one.Sequence, Summary = one.Name, Start = Time(start, zone), DtStamp = new CalDateTime(one.UpdatedAt.ToDateTime(), CalDateTime.UtcTzId),
            Created = new CalDateTime(one.CreatedAt.ToDateTime(), CalDateTime.UtcTzId), LastModified = new CalDateTime(one.UpdatedAt.ToDateTime(), CalDateTime.UtcTzId),
            Status = one.Status == V1.EventStatus.Cancelled || change?.Cancelled == true ? "CANCELLED" : one.Status == V1.EventStatus.Tentative ? "TENTATIVE" : "CONFIRMED",
            Transparency = Ical.Net.TransparencyType.Transparent, Url = new Uri($"{origin}/events/{one.Id}"), Categories = [Words.Of(one.Kind)],
        };
        if (end is not null) made.End = IsDay(end) ? new CalDateTime(DateOnly.ParseExact(end, DayForm, CultureInfo.InvariantCulture).AddDays(1)) : Time(end, zone);
        var description = string.Join("\n\n", new[] { change is { HasNote: true } ? change.Note : null, one.HasDescription ? one.Description : null, Asking(one.Venue), one.HasUrl ? one.Url : null }.OfType<string>());
        if (description.Length > 0) made.Description = description;
        // Of a series, a site that is published for one of its times is not that of the others: it stands on the page.
        var venue = isShownLater ? new V1.EventVenue { Town = one.Venue.Town } : one.Venue;
        if (VenueText.Of(venue) is { } where) made.Location = where;
        if (one.Position is { } position && one.Precision is V1.Precision.Building or V1.Precision.Site or V1.Precision.Street)
            made.GeographicLocation = new GeographicLocation(one.Position.Latitude, one.Position.Longitude);
        return made;
    }

    static string? Asking(V1.EventVenue venue) =>
        venue.OnRequest is { Contact.Length: > 0 } ask ? $"The venue is told on request: {ask.Contact}"
        : venue.Late is { } late ? $"The venue is published {late.HoursBefore} hours before it begins." : null;

    // A time that begins later ends later by as much.
    static string? EndOf(V1.EventSchedule schedule, V1.EventChange? change, string? begins = null)
    {
        if (change is { HasEnd: true }) return change.End;
        if (!schedule.HasEnd) return IsDay(schedule.Start) ? begins ?? schedule.Start : null;
        var start = begins ?? (change is { HasStart: true } ? change.Start : schedule.Start);
        var end = At(start) + (At(schedule.End) - At(schedule.Start));
        return end.ToString(IsDay(schedule.Start) ? DayForm : LocalForm, CultureInfo.InvariantCulture);
    }

    static CalDateTime Time(string text, string zone) =>
        IsDay(text) ? new CalDateTime(DateOnly.ParseExact(text, DayForm, CultureInfo.InvariantCulture)) : new CalDateTime(At(text), zone);

    static bool IsDay(string text) => text.Length == DayForm.Length;

    static DateTime At(string text) => DateTime.ParseExact(text, IsDay(text) ? DayForm : LocalForm, CultureInfo.InvariantCulture);
}
