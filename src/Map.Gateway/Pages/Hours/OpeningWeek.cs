namespace Map.Gateway.Pages.Hours;

/// <summary>The coming seven days of a place.</summary>
/// <param name="Open">When it is open, from the evening before the first day; local time.</param>
/// <param name="First">The first day.</param>
/// <param name="Now">The local time; null when the time zone is not known.</param>
/// <param name="Zone">The time zone; null when not known.</param>
public sealed record OpeningWeek(IReadOnlyList<OpenInterval> Open, DateOnly First, DateTime? Now, TimeZoneInfo? Zone)
{
    public const int Days = 7;

    // What goes on until the next morning is written with the evening it began.
    static readonly TimeSpan Night = TimeSpan.FromHours(12);

    DateTime Start => First.ToDateTime(TimeOnly.MinValue);

    public bool IsAlways => Open.Any(interval => !interval.IsUnknown && interval.From <= Start && interval.To >= Start.AddDays(Days));

    /// <summary>Whether it is open now; null when that is not known.</summary>
    public bool? IsOpenNow => Now is not { } now ? null
        : Open.Any(interval => !interval.IsUnknown && !interval.IsOpenEnd && interval.Has(now)) ? true
        : Open.Any(interval => interval.Has(now)) ? null
        : false;

    /// <summary>When it opens next; null when that is not within the week.</summary>
    public DateTime? OpensNext => Open.Where(interval => !interval.IsUnknown && interval.From > Now).Select(interval => (DateTime?)interval.From).FirstOrDefault();

    /// <summary>The intervals of a day; what is open for days on end is cut at midnight.</summary>
    public IEnumerable<OpenInterval> On(DateOnly day)
    {
        var (from, to) = (day.ToDateTime(TimeOnly.MinValue), day.AddDays(1).ToDateTime(TimeOnly.MinValue));
        foreach (var interval in Open.Where(interval => interval.From < to && interval.To > from))
        {
            var isTail = interval.From < from && interval.To <= from + Night;
            if (!isTail)
            {
                yield return interval with
                {
                    From = interval.From < from ? from : interval.From,
                    To = interval.To <= to + Night && interval.From >= from ? interval.To : interval.To < to ? interval.To : to,
                };
            }
        }
    }

    /// <summary>When it is surely open, in seconds of Unix time: from, to, from, to … Empty without a time zone.</summary>
    public IEnumerable<long> Seconds => Zone is null ? [] : Open.Where(interval => interval is { IsUnknown: false, IsOpenEnd: false })
        .SelectMany(interval => (long[])[Second(interval.From), Second(interval.To)]);

    // An hour that a clock change skips does not exist; what begins in it begins after it.
    long Second(DateTime local)
    {
        var existing = Zone!.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(existing, Zone.GetUtcOffset(existing)).ToUnixTimeSeconds();
    }
}
