using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Map.Contract;
using Map.Service.Errors;
using Map.Service.Events.Times;
using Map.Service.Freshness.Links;
using Map.Service.Freshness.Mail;
using Map.Service.Hosting;
using Map.Service.Tests.Events;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MimeKit;
using netDumbster.smtp;
using NodaTime;
using Xunit.Abstractions;

namespace Map.Service.Tests.Freshness;

/// <summary>Thirteen months by a moved clock, day by day: summer and winter time in four zones, Ramadan in one of them, a leap day; what is stale; and mail.</summary>
[Trait("Category", "Rehearsal")]
public sealed class YearTests(ITestOutputHelper output) : IAsyncLifetime
{
    const int Days = 400;

    static readonly DateTimeOffset Start = new(2027, 6, 1, 0, 0, 0, TimeSpan.Zero);

    readonly AheadClock clock = new();
    readonly SimpleSmtpServer smtp = SimpleSmtpServer.Start();
    PlacesServer server = null!;

    public async Task InitializeAsync()
    {
        clock.Advance(Start - clock.GetUtcNow());
        server = new() { Clock = clock };
        await server.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        smtp.Stop();
        await server.DisposeAsync();
    }

    // The offsets are those of the machine's own time zones: another reader of them than the service has. But Morocco changes its rules every few years: the
    // machine may have older ones.
    [Fact]
    public async Task Event_is_at_the_same_hour_of_its_clocks_on_each_day_and_on_each_day_told_once()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var expected = new Dictionary<string, List<DateTimeOffset>>();
        foreach (var zone in new[] { "Europe/London", "Europe/Paris", "Africa/Casablanca", "Asia/Tehran" })
        {
            await AddAsync("evening", zone, new(2027, 6, 6, 18, 0, 0), "FREQ=WEEKLY", date => date.DayOfWeek == DayOfWeek.Sunday);
            // In the hour that a night in spring lacks, and one in autumn has twice.
            await AddAsync("night", zone, new(2027, 6, 6, 2, 30, 0), "FREQ=DAILY", _ => true);
            await AddAsync("leap day", zone, new(2028, 2, 29, 12, 0, 0), "FREQ=YEARLY", date => date is { Month: 2, Day: 29 });
            await AddAsync("last of the month", zone, new(2027, 6, 30, 9, 0, 0), "FREQ=MONTHLY;BYMONTHDAY=-1", date => date.AddDays(1).Day == 1);
        }

        var seen = expected.Keys.ToDictionary(name => name, _ => new List<DateTimeOffset>());
        var times = server.Services.GetServices<IHostedService>().OfType<EventTimesWork>().Single();
        for (var day = 0; day < Days; day++)
        {
            var from = Start.AddDays(day);
            clock.Advance(from.AddMinutes(1) - clock.GetUtcNow());
            await times.RunAsync(CancellationToken.None);
            var request = new ListEventsRequest { From = Timestamp.FromDateTimeOffset(from), To = Timestamp.FromDateTimeOffset(from.AddDays(1)), PageSize = 100 };
            // What began on the day before may not have ended.
            foreach (var result in (await server.Events.ListEventsAsync(request)).Results.Where(result => result.Occurrence.StartsAt.ToDateTimeOffset() >= from))
                seen[result.Event.Name].Add(result.Occurrence.StartsAt.ToDateTimeOffset());
        }

        foreach (var (name, moments) in expected) Assert.Equal((name, string.Join(' ', moments)), (name, string.Join(' ', seen[name])));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Days} days: {seen.Values.Sum(moments => moments.Count)} times of {seen.Count} events in 4 zones, each told once and at its hour"));

        async Task AddAsync(string what, string zone, DateTime first, string rule, Func<DateTime, bool> isOn)
        {
            var name = $"{what} {zone}";
            var given = SomeEvents.Vigil(first.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), SomeEvents.At(51, 1), name);
            (given.Schedule.TimeZone, given.Schedule.Rule) = (zone, rule);
            await server.AddAsync(given, key);
            expected[name] =
            [
                .. Enumerable.Range(0, Days + 2).Select(day => first.AddDays(day)).Where(isOn).Select(local => zone == "Africa/Casablanca" ? InUtc(local, DateTimeZoneProviders.Tzdb[zone]) : InUtc(local, TimeZoneInfo.FindSystemTimeZoneById(zone)))
                    .Where(moment => moment < Start.AddDays(Days)),
            ];
        }
    }

    [Fact]
    public async Task Queue_comes_to_every_place_and_nobody_who_asks_three_a_week_leaves_one_for_a_year()
    {
        const int Places = 60, AWeek = 3;
        var reviewer = await server.KeyAsync(Role.Reviewer);
        var stale = new FreshnessService.FreshnessServiceClient(server.Channel);
        for (var i = 0; i < Places; i++)
        {
            var place = Some.SupportGroup($"Group {i}");
            place.VerifiedOn = Start.AddDays(-10 * (i + 1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await server.Places.CreatePlaceAsync(new() { Place = place }, reviewer);
        }

        var asked = new Dictionary<string, DateOnly>();
        for (var day = 0; day < Days; day += 7)
        {
            // On a leap day, too.
            var today = Start.AddDays(day) is { Year: 2028, Month: 3, Day: < 7 } ? new DateTimeOffset(2028, 2, 29, 12, 0, 0, TimeSpan.Zero) : Start.AddDays(day);
            if (today > clock.GetUtcNow()) clock.Advance(today.AddHours(1) - clock.GetUtcNow());
            var queue = (await stale.ListStalePlacesAsync(new() { PageSize = Places }, reviewer)).Results;
            Assert.Equal(Places, queue.Count);
            Assert.Equal(queue.Select(found => found.Likelihood).OrderDescending(), queue.Select(found => found.Likelihood));
            foreach (var found in queue.Take(AWeek))
            {
                var confirmedOn = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
                var confirmed = await server.Contributions.ConfirmPlaceAsync(
                    new()
                    {
                        Id = found.Place.Id, Revision = found.Place.Revision, ConfirmedOn = confirmedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        Summary = new() { Sources = { new Source { Citation = "Telephone call" } } },
                    },
                    reviewer);
                asked[found.Place.Id] = confirmedOn;
                Assert.Equal(confirmedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), confirmed.Place.VerifiedOn);
            }
        }

        Assert.Equal(Places, asked.Count);
        Assert.Contains(new(2028, 2, 29), asked.Values);
        var oldest = asked.Values.Min();
        Assert.True(oldest > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddYears(-1), $"A place was last asked on {oldest}.");
        output.WriteLine($"{Places} places, {AWeek} a week: the one that waits longest was asked on {oldest:yyyy-MM-dd}, it is {clock.GetUtcNow():yyyy-MM-dd}");
    }

    [Fact]
    public async Task Address_gets_two_mails_in_any_year_and_none_after_stop_whoever_asks_how_often()
    {
        var book = new MailBook(server.Database, clock);
        var create = new CreateLink(server.Database, book, clock, new(new MailSettings(new($"smtp://127.0.0.1:{smtp.Configuration.Port}"), "Map <map@example.org>", new("https://map.example.org"))));
        string[] addresses = ["one@example.org", "two@example.org", "three@example.org"];
        // Two groups have the same address.
        var places = new List<(Guid Id, string Address)>();
        foreach (var address in addresses.Append(addresses[0]))
        {
            var id = await server.Map.PlaceAsync($"Group {places.Count}");
            await server.Map.ContactAsync(id, address);
            places.Add((id, address));
        }

        var sent = addresses.ToDictionary(address => address, _ => new List<DateTimeOffset>());
        DateTimeOffset? stopped = null;
        for (var day = 0; day < 3 * Days; day += 5)
        {
            clock.Advance(Start.AddDays(day).AddHours(1) - clock.GetUtcNow());
            foreach (var (id, address) in places)
            {
                try
                {
                    await create.RunAsync(new() { PlaceId = id.ToString(), Email = address, Days = 30 }, CancellationToken.None);
                    sent[address].Add(clock.GetUtcNow());
                }
                catch (Refusal)
                {
                    // It says from when on; the days are counted below.
                }
            }

            if (stopped is null && sent[addresses[2]].Count == 3)
            {
                stopped = clock.GetUtcNow();
                await new StopMail(book).RunAsync(new() { Token = Mails().Last(mail => mail.To == addresses[2]).Stop }, CancellationToken.None);
            }
        }

        foreach (var moments in sent.Values)
            for (var i = 2; i < moments.Count; i++) Assert.True(moments[i] - moments[i - 2] >= TimeSpan.FromDays(365), $"{moments[i - 2]:O}, {moments[i - 1]:O}, {moments[i]:O}");
        Assert.NotNull(stopped);
        Assert.Equal((8, 8, 3), (sent[addresses[0]].Count, sent[addresses[1]].Count, sent[addresses[2]].Count));
        Assert.Equal(sent.ToDictionary(each => each.Key, each => each.Value.Count), Mails().CountBy(mail => mail.To).ToDictionary());
        // The links of the first mails have ended.
        var open = new OpenLink(server.Database, clock);
        await Assert.ThrowsAsync<Refusal>(() => open.RunAsync(new OpenConfirmationLinkRequest { Secret = Mails()[0].Secret }, CancellationToken.None));
        output.WriteLine($"{3 * Days} days, every five days asked for each of {places.Count} groups: {string.Join(", ", sent.Select(each => $"{each.Value.Count} mails to {each.Key}"))}");
    }

    List<(string To, string Stop, string Secret)> Mails() =>
    [
        .. smtp.ReceivedEmail.Select(received =>
        {
            using var mail = MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(received.Data)));
            return (((MailboxAddress)mail.To[0]).Address, mail.Headers["List-Unsubscribe"]!.TrimEnd('>').Split('/')[^1], mail.TextBody!.Split("/links/")[1][..22]);
        }),
    ];

    static DateTimeOffset InUtc(DateTime local, DateTimeZone zone) => zone.AtLeniently(LocalDateTime.FromDateTime(local)).ToInstant().ToDateTimeOffset();

    // As RFC 5545 (3.3.5) has it: what a night lacks by the offset before it, what it has twice is the first.
    static DateTimeOffset InUtc(DateTime local, TimeZoneInfo zone) => new DateTimeOffset(
        local,
        zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-2))
        : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
        : zone.GetUtcOffset(local)).ToUniversalTime();
}
