using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;

namespace Map.Service.Events.Times;

/// <summary>A rule that has passed <see cref="RuleParts"/>. It is followed in local time; Ical.Net finds the days, and zones are ours.</summary>
sealed class RecurrenceRule
{
    // A rule that has found nothing for so long, in steps of its own, never will: the 30th of February.
    static readonly EvaluationOptions Options = new() { MaxUnmatchedIncrementsLimit = 12_000 };

    readonly RecurrencePattern pattern;
    readonly LocalDateTime? untilLocal;
    readonly Instant? until;

    public RecurrenceRule(string rule)
    {
        // UNTIL is a moment, and is compared with moments; a library that knows no zone cannot.
        var parts = rule.Split(';').ToLookup(part => part.StartsWith("UNTIL=", StringComparison.Ordinal));
        pattern = new RecurrencePattern(string.Join(';', parts[false]));
        // Of BYMONTHDAY alone Ical.Net takes the month of the first time; RFC 5545, 3.3.10, every month.
        if (pattern is { Frequency: Ical.Net.FrequencyType.Yearly, ByMonthDay.Count: > 0, ByMonth.Count: 0 }) pattern.ByMonth = [.. Enumerable.Range(1, 12)];
        if (parts[true].FirstOrDefault() is not { } end) return;
        var text = end["UNTIL=".Length..];
        if (text.Length == 8) untilLocal = LocalDateTime.FromDateTime(Parsed(text, "yyyyMMdd")).PlusDays(1).PlusTicks(-1);
        else until = Instant.FromDateTimeUtc(DateTime.SpecifyKind(Parsed(text, "yyyyMMdd'T'HHmmss'Z'"), DateTimeKind.Utc));
    }

    /// <summary>Its times from a first one on, in order, endless if the rule is.</summary>
    public IEnumerable<LocalTime> From(LocalTime start, DateTimeZone zone)
    {
        var first = start.At.ToDateTimeUnspecified();
        var calendarEvent = new CalendarEvent
        {
            Start = start.IsDay ? new CalDateTime(DateOnly.FromDateTime(first)) : new CalDateTime(first, hasTime: true),
            RecurrenceRule = pattern,
        };
        using var found = calendarEvent.GetOccurrences(options: Options).GetEnumerator();
        while (TryNext(found))
        {
            var value = found.Current.Period.StartTime.Value;
            var time = new LocalTime(LocalDateTime.FromDateTime(value), start.IsDay);
            if (time.At > untilLocal || time.At.Year > 2100 || (until is { } end && time.In(zone) > end)) yield break;
            yield return time;
        }
    }

    static bool TryNext(IEnumerator<Occurrence> found)
    {
        try
        {
            return found.MoveNext();
        }
        catch (EvaluationException)
        {
            // Nothing more in the years that there are.
            return false;
        }
    }

    static DateTime Parsed(string text, string form) => DateTime.ParseExact(text, form, CultureInfo.InvariantCulture);
}
