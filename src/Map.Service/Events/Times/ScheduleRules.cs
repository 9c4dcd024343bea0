using NodaTime;

namespace Map.Service.Events.Times;

/// <summary>The rules for schedules: everything that is kept can be followed.</summary>
static class ScheduleRules
{
    const int Most = 200;

    /// <summary>How long one time may last: lists look back as far for what has begun already.</summary>
    public static readonly Duration Longest = Duration.FromDays(31);

    // How many times of a rule are looked through for one that is named.
    const int Searched = 20_000;

    public static void Check(EventSchedule? schedule, string path, Violations violations)
    {
        if (schedule is null)
        {
            violations.Add(path, "is required.");
            return;
        }

        var before = violations.Found.Count;
        var start = Time(schedule.Start, $"{path}.start", null, violations);
        if (start is null) return;
        var isOfDays = start.Value.IsDay;
        if (schedule.HasEnd) Time(schedule.End, $"{path}.end", isOfDays, violations);
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(schedule.TimeZone) is null)
            violations.Add($"{path}.time_zone", $"{Quote.Of(schedule.TimeZone)} is no time zone; its IANA name, such as Europe/London.");
        if (schedule.HasRule)
            foreach (var fault in RuleParts.Faults(schedule.Rule, isOfDays)) violations.Add($"{path}.rule", fault);
        Times(schedule.Also, $"{path}.also", isOfDays, violations);
        Times(schedule.Except, $"{path}.except", isOfDays, violations);
        Changes(schedule, path, isOfDays, violations);
        if (violations.Found.Count > before) return;

        Ends(schedule.HasEnd ? schedule.End : schedule.Start, schedule.Start, schedule.TimeZone, $"{path}.end", violations);
        Beginnings(schedule, path, start.Value, violations);
    }

    static LocalTime? Time(string text, string path, bool? isOfDays, Violations violations)
    {
        if (!LocalTime.TryParse(text, out var time)) violations.Add(path, $"{Quote.Of(text)} is no time; {LocalTime.Allowed}.");
        else if (time.IsDay != (isOfDays ?? time.IsDay)) violations.Add(path, $"is {(time.IsDay ? "a whole day" : "a time")}, and start is not; all of a schedule are of one sort.");
        else return time;
        return null;
    }

    static void Times(IReadOnlyList<string> times, string path, bool isOfDays, Violations violations)
    {
        violations.Count(path, times.Count, Most);
        for (var i = 0; i < Math.Min(times.Count, Most); i++) Time(times[i], $"{path}[{i}]", isOfDays, violations);
    }

    static void Changes(EventSchedule schedule, string path, bool isOfDays, Violations violations)
    {
        violations.Count($"{path}.changed", schedule.Changed.Count, Most);
        for (var i = 0; i < Math.Min(schedule.Changed.Count, Most); i++)
        {
            var (change, at) = (schedule.Changed[i], $"{path}.changed[{i}]");
            Time(change.Occurrence, $"{at}.occurrence", isOfDays, violations);
            if (change.HasStart) Time(change.Start, $"{at}.start", isOfDays, violations);
            if (change.HasEnd) Time(change.End, $"{at}.end", isOfDays, violations);
            if (change.HasNote) violations.Text($"{at}.note", change.Note, 500);
            if (change is { Cancelled: false, HasStart: false, HasEnd: false, HasNote: false })
                violations.Add(at, "changes nothing; give cancelled, start, end or note, or leave it out.");
            if (schedule.Changed.Take(i).Any(other => other.Occurrence == change.Occurrence))
                violations.Add($"{at}.occurrence", $"is {Quote.Of(change.Occurrence)} again; each once.");
        }
    }

    static void Ends(string end, string start, string timeZone, string path, Violations violations)
    {
        var zone = DateTimeZoneProviders.Tzdb[timeZone];
        var (last, first) = (LocalTime.Parse(end), LocalTime.Parse(start));
        var lasting = last.In(zone) - first.In(zone);
        if (lasting < Duration.Zero) violations.Add(path, "is before start.");
        else if (lasting >= Longest) violations.Add(path, "is more than 31 days after start; a longer one recurs: FREQ=DAILY.");
    }

    static void Beginnings(EventSchedule schedule, string path, LocalTime start, Violations violations)
    {
        var zone = DateTimeZoneProviders.Tzdb[schedule.TimeZone];
        if (schedule.HasRule)
        {
            if (new RecurrenceRule(schedule.Rule).From(start, zone).Select(time => (LocalTime?)time).FirstOrDefault() is not { } first)
                violations.Add($"{path}.rule", "has no time at all, from start on.");
            else if (first != start)
                violations.Add($"{path}.start", $"is no time of the rule; its first one after that is {first}.");
            if (violations.Any) return;
        }

        var wanted = schedule.Changed.Select(change => change.Occurrence).ToHashSet();
        if (wanted.Count > 0)
        {
            var last = wanted.Max(StringComparer.Ordinal)!;
            wanted.ExceptWith(new Schedule(schedule).Beginnings().Take(Searched).Select(time => time.ToString())
                .TakeWhile(time => string.CompareOrdinal(time, last) <= 0));
        }

        for (var i = 0; i < schedule.Changed.Count; i++)
        {
            var (change, at) = (schedule.Changed[i], $"{path}.changed[{i}]");
            if (wanted.Contains(change.Occurrence)) violations.Add($"{at}.occurrence", $"{change.Occurrence} is no time of the schedule; when it would begin.");
            var begins = change.HasStart ? change.Start : change.Occurrence;
            if (change.HasEnd) Ends(change.End, begins, schedule.TimeZone, $"{at}.end", violations);
            if (change.HasStart && Math.Abs(NodaTime.Period.DaysBetween(LocalTime.Parse(change.Occurrence).At.Date, LocalTime.Parse(change.Start).At.Date)) > 366)
                violations.Add($"{at}.start", "is more than a year away from when it would begin; that is another event.");
        }

        if (!new Schedule(schedule).Beginnings().Any()) violations.Add($"{path}.except", "leaves no time; withdraw or cancel the event instead.");
    }
}
