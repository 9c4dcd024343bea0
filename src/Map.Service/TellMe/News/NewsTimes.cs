using NodaTime;
using NodaTime.TimeZones;

namespace Map.Service.TellMe.News;

/// <summary>When news is told: in the morning by the clock of the country that it is of, weekly news on Thursdays, when there is still time to plan for the weekend. Summer
/// time moves nothing of that. Each subscription has a minute of its own, so that not all go out at once.</summary>
static class NewsTimes
{
    const int Hour = 7, SpreadMinutes = 60;

    static readonly TimeSpan SoonAfter = TimeSpan.FromMinutes(15);

    static readonly TimeSpan RestAfterSoon = TimeSpan.FromHours(1);

    // The first of a country in tzdata's table is the one that most people live in, nearly always.
    static readonly Dictionary<string, string> Zones = TzdbDateTimeZoneSource.Default.ZoneLocations!
        .GroupBy(place => place.CountryCode, StringComparer.Ordinal).ToDictionary(places => places.Key, places => places.First().ZoneId, StringComparer.Ordinal);

    /// <summary>The zone of a country; UTC when it has none.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static string ZoneOf(string country) => Zones.GetValueOrDefault(country, "Etc/UTC");

    /// <summary>When it is looked next whether there is something to tell.</summary>
    public static DateTimeOffset Next(Subscription subscription, DateTimeOffset after)
    {
        if (subscription.Pace == Subscription.Soon) return after + SoonAfter;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(subscription.TimeZone) ?? DateTimeZone.Utc;
        var time = new LocalTime(Hour, BitConverter.ToUInt16(subscription.Id.ToByteArray(), 14) % SpreadMinutes);
        var day = Instant.FromDateTimeOffset(after).InZone(zone).Date;
        if (subscription.Pace == Subscription.Weekly && day.DayOfWeek != IsoDayOfWeek.Thursday) day = day.Next(IsoDayOfWeek.Thursday);
        while (true)
        {
            var next = (day + time).InZoneLeniently(zone).ToDateTimeOffset();
            if (next > after) return next.ToUniversalTime();
            day = day.PlusDays(subscription.Pace == Subscription.Weekly ? 7 : 1);
        }
    }

    /// <summary>When somebody may be told again who was told just now.</summary>
    public static DateTimeOffset AfterTelling(Subscription subscription, DateTimeOffset now) =>
        subscription.Pace == Subscription.Soon ? now + RestAfterSoon : Next(subscription, now);

    /// <summary>How far ahead events are told.</summary>
    public static TimeSpan Ahead(Subscription subscription) => subscription.Pace == Subscription.Weekly ? TimeSpan.FromDays(14) : TimeSpan.FromDays(7);
}
