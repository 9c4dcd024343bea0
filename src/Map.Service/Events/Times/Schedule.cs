using NodaTime;

namespace Map.Service.Events.Times;

/// <summary>A schedule that has passed <see cref="ScheduleRules"/>, as times.</summary>
sealed class Schedule
{
    readonly EventSchedule message;
    readonly DateTimeZone zone;
    readonly LocalTime start;
    readonly RecurrenceRule? rule;
    readonly Duration lasting;
    readonly int days;

    public Schedule(EventSchedule message)
    {
        this.message = message;
        zone = DateTimeZoneProviders.Tzdb[message.TimeZone];
        start = LocalTime.Parse(message.Start);
        rule = message.HasRule ? new(message.Rule) : null;
        var end = message.HasEnd ? LocalTime.Parse(message.End) : start;
        days = NodaTime.Period.DaysBetween(start.At.Date, end.At.Date);
        lasting = end.In(zone) - start.In(zone);
    }

    /// <summary>When it begins by the schedule, in order: the rule and the further times, without the exceptions.</summary>
    public IEnumerable<LocalTime> Beginnings()
    {
        var except = message.Except.Select(LocalTime.Parse).ToHashSet();
        var also = new Queue<LocalTime>(message.Also.Select(LocalTime.Parse).Append(start).Distinct().OrderBy(time => time.At));
        LocalTime? last = null;
        foreach (var next in rule?.From(start, zone) ?? [])
        {
            while (also.TryPeek(out var one) && one.At < next.At)
                if (IsNew(also.Dequeue())) yield return last!.Value;
            if (IsNew(next)) yield return next;
        }

        while (also.TryDequeue(out var one))
            if (IsNew(one)) yield return one;

        bool IsNew(LocalTime time)
        {
            if (time == last || except.Contains(time)) return false;
            last = time;
            return true;
        }
    }

    /// <summary>The times that touch a span, as they are with all that was changed.</summary>
    public IEnumerable<Time> Between(Instant from, Instant to)
    {
        // What begins later or earlier than this by the schedule may have been moved into the span.
        var reach = Duration.FromDays(400);
        var changed = message.Changed.ToDictionary(change => change.Occurrence);
        foreach (var beginning in Beginnings())
        {
            var at = beginning.In(zone);
            if (at > to + reach) yield break;
            if (at < from - reach) continue;
            var time = Of(beginning, changed.GetValueOrDefault(beginning.ToString()));
            if (time.EndsAt > from && time.StartsAt < to) yield return time;
        }
    }

    Time Of(LocalTime beginning, EventChange? change)
    {
        var begins = change is { HasStart: true } ? LocalTime.Parse(change.Start) : beginning;
        var startsAt = begins.In(zone);
        var (ends, endsAt) = change is { HasEnd: true } ? EndOf(LocalTime.Parse(change.End)) : Usual(begins, startsAt);
        return new(beginning.ToString(), begins.ToString(), ends.ToString(), startsAt, endsAt, change?.Cancelled == true, change is { HasStart: true },
            change is { HasNote: true } ? change.Note : null);
    }

    // As long as the first time, by the clock of no zone: RFC 5545, 3.8.5.3. Of whole days as many.
    (LocalTime Ends, Instant EndsAt) Usual(LocalTime begins, Instant startsAt)
    {
        if (begins.IsDay) return EndOf(begins with { At = begins.At.PlusDays(days) });
        var endsAt = startsAt + lasting;
        return (new(endsAt.InZone(zone).LocalDateTime, false), endsAt);
    }

    (LocalTime Ends, Instant EndsAt) EndOf(LocalTime last) => (last, (last.IsDay ? last with { At = last.At.PlusDays(1) } : last).In(zone));

    /// <summary>A time of an event.</summary>
    /// <param name="Occurrence">When it begins by the schedule, in local time.</param>
    /// <param name="Starts">When it begins, in local time.</param>
    /// <param name="Ends">When it ends, in local time, or the last day.</param>
    /// <param name="StartsAt">When it begins.</param>
    /// <param name="EndsAt">When it ends.</param>
    /// <param name="IsCancelled">Whether it does not take place.</param>
    /// <param name="IsMoved">Whether it begins at another time than by the schedule.</param>
    /// <param name="Note">What is different.</param>
    public sealed record Time(
        string Occurrence, string Starts, string Ends, Instant StartsAt, Instant EndsAt, bool IsCancelled, bool IsMoved, string? Note);
}
