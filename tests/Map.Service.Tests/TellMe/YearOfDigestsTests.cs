namespace Map.Service.Tests.TellMe;

public sealed class YearOfDigestsTests(TellingMap map) : IClassFixture<TellingMap>
{
    static readonly TimeSpan Step = TimeSpan.FromHours(2);

    [Fact]
    public async Task Weekly_digest_comes_each_Thursday_morning_of_a_year_with_what_the_week_has_brought_and_none_when_it_brought_nothing()
    {
        const int weeks = 52;
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        var (code, west) = await map.RegionAsync("Yearia");
        await map.SubscribeAsync("year@example.org", new() { Regions = { code } }, "Yearia");
        var start = map.Clock.GetUtcNow();
        var (mails, made) = (new List<(DateTimeOffset At, string Text)>(), new List<string>());
        var heard = 1;
        while (map.Clock.GetUtcNow() < start.AddDays(7 * weeks))
        {
            // Nothing happens in every fourth week.
            var week = (int)((map.Clock.GetUtcNow() - start).TotalDays / 7);
            if (made.Count <= week)
            {
                made.Add(week % 4 == 3 ? "" : $"Kitchen {week:00} of the year");
                if (made[^1].Length > 0) await map.AddAsync(made[^1], west);
            }

            await map.LaterAsync(Step);
            if (map.Mail.To("year@example.org") is var all && all.Count == heard) continue;
            heard++;
            Assert.Equal(heard, all.Count);
            mails.Add((TimeZoneInfo.ConvertTime(map.Clock.GetUtcNow(), zone), all[^1].TextBody!));
        }

        Assert.All(mails, mail => Assert.Equal(DayOfWeek.Thursday, mail.At.DayOfWeek));
        // It goes out within a step after its minute between seven and eight.
        Assert.All(mails, mail => Assert.InRange(mail.At.TimeOfDay, TimeSpan.FromHours(7), TimeSpan.FromHours(8) + Step));
        var told = made.Where(name => name.Length > 0).ToList();
        Assert.InRange(mails.Count, told.Count - 1, told.Count);
        // Each is told once, in its order.
        Assert.Equal(told.Take(mails.Count), mails.Select(mail => Assert.Single(told, name => mail.Text.Contains(name, StringComparison.Ordinal))));
        Assert.Contains("Europe/London", await map.Server.Map.ListAsync<string>("SELECT time_zone FROM news_subscription"));
        Assert.NotEqual(mails.Min(mail => mail.At.Offset), mails.Max(mail => mail.At.Offset));
    }
}
