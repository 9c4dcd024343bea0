using Map.Service.TellMe.News;

namespace Map.Service.Tests.TellMe;

public sealed class NewsTimesTests
{
    [Theory]
    [InlineData("Europe/London")]
    [InlineData("Europe/Paris")]
    [InlineData("Pacific/Auckland")]
    [InlineData("Etc/UTC")]
    public void Weekly_news_come_every_Thursday_morning_by_the_local_clock_the_whole_year(string zone)
    {
        var (local, one) = (TimeZoneInfo.FindSystemTimeZoneById(zone), Of(Subscription.Weekly, zone));
        var at = new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
        var times = new List<DateTime>();
        for (var week = 0; week < 53; week++) times.Add(TimeZoneInfo.ConvertTime(at = NewsTimes.Next(one, at), local).DateTime);

        Assert.Equal(times[0].TimeOfDay, Assert.Single(times.Select(time => time.TimeOfDay).Distinct()));
        Assert.All(times, time => Assert.Equal((DayOfWeek.Thursday, 7), (time.DayOfWeek, time.Hour)));
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(7, (pair.Second.Date - pair.First.Date).Days));
    }

    [Fact]
    public void Daily_news_come_every_morning_through_both_changes_of_the_clock()
    {
        var (local, one) = (TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Of(Subscription.Daily, "Europe/Berlin"));
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var days = new List<DateTime>();
        for (var day = 0; day < 365; day++) days.Add(TimeZoneInfo.ConvertTime(at = NewsTimes.Next(one, at), local).DateTime);
        Assert.Single(days.Select(day => day.TimeOfDay).Distinct());
        Assert.Equal(365, days.Select(day => day.Date).Distinct().Count());
        Assert.Equal(new(2026, 12, 31), days[^1].Date);
    }

    [Theory]
    [InlineData("FR", "Europe/Paris")]
    [InlineData("GB", "Europe/London")]
    [InlineData("GR", "Europe/Athens")]
    [InlineData("UKI", "Etc/UTC")]
    [InlineData("", "Etc/UTC")]
    public void Country_has_the_zone_of_its_people(string country, string zone) => Assert.Equal(zone, NewsTimes.ZoneOf(country));

    [Fact]
    public void Subscriptions_are_spread_over_an_hour() =>
        Assert.True(Enumerable.Range(0, 200).Select(_ => NewsTimes.Next(Of(Subscription.Daily, "Etc/UTC"), DateTimeOffset.UnixEpoch).Minute).Distinct().Count() > 30);

    static Subscription Of(string pace, string zone) => new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Subscription.Mail, [], new(), pace, zone, "en");
}
