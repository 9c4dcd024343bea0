using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.TimeZones;
using Duration = NodaTime.Duration;

namespace Map.Service.Import.Calendars;

/// <summary>How the clocks of a VTIMEZONE go.</summary>
sealed class ZoneClocks
{
    // Outlook's begin in 1601, with a rule of every year.
    const int MostChanges = 1_000;

    // Years in which events of calendars are; rules of before are those of history.
    const int FirstYear = 2024;
    const int LastYear = 2029;

    readonly List<(Instant At, Offset Then)> changes = [];

    ZoneClocks(VTimeZone zone)
    {
        Name = zone.TzId ?? "";
        Location = zone.Properties.Get<string>("X-LIC-LOCATION");
        foreach (var info in zone.TimeZoneInfos) Add(info);
        changes.Sort((one, other) => one.At.CompareTo(other.At));
    }

    public string Name { get; }

    /// <summary>X-LIC-LOCATION, which Lightning and Google write.</summary>
    public string? Location { get; }

    /// <summary>Null when it cannot be read.</summary>
    public static ZoneClocks? Of(CalendarComponent part)
    {
        try
        {
            return part.Read()?.TimeZones.FirstOrDefault() is { TzId.Length: > 0 } zone ? new(zone) : null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Ical.Net follows the rules of strangers.
            return null;
        }
    }

    /// <summary>A zone of IANA whose clocks show the same for years. Null when there is none.</summary>
    /// <param name="preferred">Those that are taken first.</param>
    public DateTimeZone? Same(IEnumerable<DateTimeZone?> preferred)
    {
        if (changes.Count == 0) return null;
        return preferred.OfType<DateTimeZone>()
            .Concat(TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)
                .Concat(DateTimeZoneProviders.Tzdb.Ids).Distinct().Select(id => DateTimeZoneProviders.Tzdb[id]))
            .FirstOrDefault(IsSame);
    }

    bool IsSame(DateTimeZone zone)
    {
        for (var at = Instant.FromUtc(FirstYear, 1, 1, 12, 0); at < Instant.FromUtc(LastYear, 1, 1, 0, 0); at += Duration.FromDays(1))
            if (zone.GetUtcOffset(at) != OffsetAt(at)) return false;
        return true;
    }

    Offset OffsetAt(Instant at)
    {
        var index = changes.FindLastIndex(change => change.At <= at);
        return index >= 0 ? changes[index].Then : changes[0].Then;
    }

    void Add(VTimeZoneInfo info)
    {
        if (info.Start is not { } start || info.OffsetTo is not { } then || info.OffsetFrom is not { } before) return;
        var (to, from) = (Offset.FromTimeSpan(then.Offset), Offset.FromTimeSpan(before.Offset));
        IEnumerable<DateTime> times = [start.Value];
        if (info.RecurrenceRule is { } rule)
            times = new CalendarEvent { Start = new CalDateTime(start.Value, hasTime: true), RecurrenceRule = rule }.GetOccurrences()
                .Select(one => one.Period.StartTime.Value).TakeWhile(at => at.Year <= LastYear);
        foreach (var time in times.Concat(info.RecurrenceDates.GetAllDates().Select(date => date.Value)).Take(MostChanges))
            changes.Add((LocalDateTime.FromDateTime(time).WithOffset(from).ToInstant(), to));
    }
}
