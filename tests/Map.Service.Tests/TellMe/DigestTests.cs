using Map.Contract;
using Map.Service.TellMe.Mail;
using Map.Service.TellMe.News;
using Map.Service.Tests.Events;
using Map.V1;

namespace Map.Service.Tests.TellMe;

public sealed class DigestTests(TellingMap map) : IClassFixture<TellingMap>
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Digest_has_what_is_new_and_what_changed_with_links_and_says_it_once()
    {
        var (code, west) = await map.RegionAsync("Northia");
        var old = await map.AddAsync("Old kitchen", west);
        await map.SubscribeAsync("digest@example.org", new() { Regions = { code } }, "Northia", NewsPace.Daily);
        var added = await map.AddAsync("New kitchen", west);
        await ChangeAsync(old, "Old kitchen, now larger");

        await map.LaterAsync(Day);

        var mail = map.Mail.To("digest@example.org")[^1];
        Assert.Equal((2, "News of Northia"), (map.Mail.To("digest@example.org").Count, mail.Subject));
        var text = mail.TextBody!.ReplaceLineEndings("\n");
        Assert.Contains($"New on the map:\n\n* New kitchen (Support group, Deal): open\n  https://map.example.org/en/places/{added.Id}", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"Changed:\n\n* Old kitchen, now larger (Support group, Deal): open\n  https://map.example.org/en/places/{old.Id}", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"/en/tell-me/leave/{TellingMap.LeaveToken(mail)}", text, StringComparison.Ordinal);
        await map.LaterAsync(Day);
        await map.LaterAsync(Day);
        Assert.Equal(2, map.Mail.To("digest@example.org").Count);
    }

    [Fact]
    public async Task Withdrawn_and_unpublished_places_are_never_named()
    {
        var (code, west) = await map.RegionAsync("Southia");
        await map.SubscribeAsync("hidden@example.org", new() { Regions = { code } }, "Southia", NewsPace.Daily);
        var gone = await map.AddAsync("Withdrawn house", west);
        await map.Server.Contributions.WithdrawPlaceAsync(
            new() { Id = gone.Id, Revision = gone.Revision, Summary = new() { Comment = "It asked for that" } }, await map.Server.KeyAsync(Role.Reviewer));
        await map.LaterAsync(Day);
        Assert.Single(map.Mail.To("hidden@example.org"));
    }

    [Fact]
    public async Task Place_that_goes_is_told_once_without_its_name_and_ends_the_news()
    {
        var (_, west) = await map.RegionAsync("Westia");
        var place = await map.AddAsync("Shelter that goes", west);
        await map.SubscribeAsync("goes@example.org", new() { PlaceId = place.Id }, "Deal", NewsPace.Daily);
        await map.Server.Contributions.WithdrawPlaceAsync(
            new() { Id = place.Id, Revision = place.Revision, Summary = new() { Comment = "It asked for that" } }, await map.Server.KeyAsync(Role.Reviewer));
        await map.LaterAsync(Day);
        var mail = map.Mail.To("goes@example.org")[^1];
        Assert.Equal(2, map.Mail.To("goes@example.org").Count);
        Assert.DoesNotContain("Shelter", mail.Subject + mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("no longer on the map", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(0, await map.CountAsync("goes@example.org"));
    }

    [Fact]
    public async Task Event_is_told_when_it_comes_near_and_its_late_venue_never()
    {
        var (code, west) = await map.RegionAsync("Eventia");
        await map.SubscribeAsync("events@example.org", new() { Regions = { code }, EventsOnly = true }, "Eventia", NewsPace.Daily);
        var start = SomeEvents.On(map.Clock.GetUtcNow(), 5, "07:20");
        await map.Server.AddAsync(SomeEvents.Vigil(start, SomeEvents.Late(168, 51.5, west + 0.2, "Zeppelin Yard 17"), "Vigil of Eventia"));

        await map.LaterAsync(Day);

        var mail = map.Mail.To("events@example.org")[^1];
        Assert.Equal("News of events in Eventia", mail.Subject);
        Assert.Contains($"* Vigil of Eventia (Dover)\n  {start.Replace('T', ' ')} (London)\n", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("Zeppelin", mail.TextBody, StringComparison.Ordinal);
        for (var day = 0; day < 3; day++) await map.LaterAsync(Day);
        Assert.Equal(2, map.Mail.To("events@example.org").Count);
    }

    [Fact]
    public async Task Digest_is_in_the_language_of_its_reader()
    {
        var (code, west) = await map.RegionAsync("Linguia");
        await map.SubscribeAsync("fr@example.org", new() { Regions = { code } }, "Linguia", NewsPace.Daily, "fr");
        await map.AddAsync("Cantine", west);
        await map.LaterAsync(Day);
        var mail = map.Mail.To("fr@example.org")[^1];
        Assert.Equal(("Nouvelles de Linguia", "fr"), (mail.Subject, mail.Body!.Headers["Content-Language"]));
        Assert.Contains("/fr/places/", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_services_send_each_digest_once()
    {
        var (code, west) = await map.RegionAsync("Twinnia");
        string[] readers = [.. Enumerable.Range(0, 12).Select(i => $"reader{i}@example.org")];
        foreach (var reader in readers) await map.SubscribeAsync(reader, new() { Regions = { code } }, "Twinnia", NewsPace.Daily);
        await map.AddAsync("Twin kitchen", west);
        await using var second = map.Service([map.Key]);
        map.Clock.Advance(Day);

        await Task.WhenAll(map.SendAsync(), ((SendDue)second.GetService(typeof(SendDue))!).RunAsync(CancellationToken.None));

        Assert.All(readers, reader => Assert.Equal(2, map.Mail.To(reader).Count));
    }

    [Fact]
    public async Task Address_that_is_refused_for_good_is_deleted()
    {
        var (code, west) = await map.RegionAsync("Bouncia");
        await map.SubscribeAsync("bounces@example.org", new() { Regions = { code } }, "Bouncia", NewsPace.Daily);
        await map.AddAsync("Some kitchen", west);
        map.Mail.OfRecipient = to => to == "bounces@example.org" ? "550 5.1.1 No such user" : "250 OK";
        await map.LaterAsync(Day);
        map.Mail.OfRecipient = _ => "250 OK";
        Assert.Equal(0, await map.CountAsync("bounces@example.org"));
    }

    [Fact]
    public async Task Digest_that_is_refused_for_now_is_sent_later_with_all_that_came()
    {
        var (code, west) = await map.RegionAsync("Laterland");
        await map.SubscribeAsync("later@example.org", new() { Regions = { code } }, "Laterland", NewsPace.Daily);
        await map.AddAsync("First kitchen", west);
        map.Mail.OfMail = to => to == "later@example.org" ? "451 Greylisted" : "250 OK";
        await map.LaterAsync(Day);
        await map.AddAsync("Second kitchen", west);
        map.Mail.OfMail = _ => "250 OK";
        await map.SendAsync();
        Assert.Single(map.Mail.To("later@example.org"));

        await map.LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(2, map.Mail.To("later@example.org").Count);
        Assert.All((string[])["First kitchen", "Second kitchen"], name => Assert.Contains(name, map.Mail.To("later@example.org")[^1].TextBody, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Address_that_refuses_for_a_week_is_deleted()
    {
        var (code, west) = await map.RegionAsync("Weekland");
        await map.SubscribeAsync("week@example.org", new() { Regions = { code } }, "Weekland", NewsPace.Daily);
        await map.AddAsync("A kitchen", west);
        map.Mail.OfRecipient = to => to == "week@example.org" ? "452 4.2.2 Mailbox full" : "250 OK";
        for (var day = 0; day < 7; day++) await map.LaterAsync(Day);
        Assert.Equal(1, await map.CountAsync("week@example.org"));
        for (var day = 0; day < 2; day++) await map.LaterAsync(Day);
        map.Mail.OfRecipient = _ => "250 OK";
        Assert.Equal(0, await map.CountAsync("week@example.org"));
    }

    [Fact]
    public async Task Server_that_refuses_the_map_deletes_nobody_and_says_so_without_an_address()
    {
        var (code, west) = await map.RegionAsync("Ourfault");
        await map.SubscribeAsync("ours@example.org", new() { Regions = { code } }, "Ourfault", NewsPace.Daily);
        await map.AddAsync("Any kitchen", west);
        map.Mail.OfSender = "550 5.7.1 Not you";
        map.Clock.Advance(Day);
        for (var day = 0; day < 10; day++)
        {
            // Each fails on its first mail. What it stopped at is due again later.
            var failure = await Assert.ThrowsAsync<IOException>(map.SendAsync);
            Assert.DoesNotContain("example.org", failure.Message, StringComparison.Ordinal);
            map.Clock.Advance(Day);
        }

        map.Mail.OfSender = "250 OK";
        await map.SendAsync();
        Assert.Equal(2, map.Mail.To("ours@example.org").Count);
    }

    [Fact]
    public async Task Service_that_dies_after_it_has_taken_a_digest_sends_nothing_twice_and_loses_nothing()
    {
        var (code, west) = await map.RegionAsync("Crashia");
        await map.SubscribeAsync("crash@example.org", new() { Regions = { code } }, "Crashia", NewsPace.Daily);
        await map.AddAsync("Kitchen before", west);
        map.Clock.Advance(Day);
        while (await map.Of<SubscriptionTable>().ClaimAsync(Subscription.Mail, map.Clock.GetUtcNow(), CancellationToken.None) is not null)
        {
        }

        await map.SendAsync();
        Assert.Single(map.Mail.To("crash@example.org"));
        await map.LaterAsync(Day);
        Assert.Contains("Kitchen before", map.Mail.To("crash@example.org")[^1].TextBody, StringComparison.Ordinal);
    }

    async Task ChangeAsync(Place place, string name) => await map.Server.Contributions.UpdatePlaceAsync(
        new()
        {
            Id = place.Id, Revision = place.Revision, Place = new() { Name = name }, UpdateMask = new() { Paths = { "name" } },
            Summary = new() { Sources = { new Source { Citation = "A leaflet" } } },
        },
        await map.Server.KeyAsync(Role.Reviewer));
}
