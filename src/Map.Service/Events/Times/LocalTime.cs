using NodaTime;
using NodaTime.Text;

namespace Map.Service.Events.Times;

/// <summary>A time of a schedule as the contract writes it: YYYY-MM-DDTHH:MM, or YYYY-MM-DD for a whole day.</summary>
/// <param name="At">When; the beginning of a whole day.</param>
/// <param name="IsDay">Whether it is a whole day.</param>
readonly record struct LocalTime(LocalDateTime At, bool IsDay)
{
    public const string Allowed = "YYYY-MM-DDTHH:MM such as 2026-12-03T18:30, or YYYY-MM-DD for a whole day; a day between 2000 and 2100 that exists";

    static readonly LocalDateTimePattern Times = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    static readonly LocalDatePattern Days = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM-dd");

    public static bool TryParse(string text, out LocalTime time)
    {
        time = default;
        if (Times.Parse(text) is { Success: true } moment) time = new(moment.Value, false);
        else if (Days.Parse(text) is { Success: true } day) time = new(day.Value.AtMidnight(), true);
        return time.At.Year is >= 2000 and <= 2100;
    }

    /// <summary>One that was checked before.</summary>
    public static LocalTime Parse(string text) => TryParse(text, out var time) ? time : throw new FormatException($"{Quote.Of(text)} is no time of a schedule.");

    public override string ToString() => IsDay ? Days.Format(At.Date) : Times.Format(At);

    /// <summary>The instant. Of a time that the clocks skip it is the one as much later as they do, of one that comes twice the first: as RFC 5545 has it.</summary>
    public Instant In(DateTimeZone zone) => IsDay ? zone.AtStartOfDay(At.Date).ToInstant() : zone.AtLeniently(At).ToInstant();
}
