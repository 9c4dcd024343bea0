using Map.Service.Errors;
using Map.Service.Freshness.Mail;
using Map.Service.TellMe;
using Map.Service.TellMe.Mail;
using Map.V1;

namespace Map.Service.Tests.TellMe;

public sealed class SubscribeTests(TellingMap map) : IClassFixture<TellingMap>
{
    [Fact]
    public async Task Mail_asks_and_only_a_word_of_the_region_confirms()
    {
        var (code, _) = await map.RegionAsync("Thanetia");
        await map.AskAsync("first@example.org", new() { Regions = { code } });
        await map.SendAsync();

        var mail = Assert.Single(map.Mail.To("first@example.org"));
        Assert.Equal("Do you want news of Thanetia?", mail.Subject);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.StartsWith("<https://map.example.org/tell-me/leave/", mail.Headers["List-Unsubscribe"], StringComparison.Ordinal);
        var open = map.Of<OpenSubscription>();
        var token = TellingMap.ConfirmToken(mail);
        Assert.False((await open.RunAsync(new OpenSubscriptionRequest { Token = token }, CancellationToken.None)).Confirmed);
        foreach (var word in (string[])["", "test", "Kent", "on", token])
        {
            var wrong = await open.RunAsync(new ConfirmSubscriptionRequest { Token = token, Word = word }, CancellationToken.None);
            Assert.Equal((false, true), (wrong.Confirmed, wrong.WrongWord));
        }

        var right = await open.RunAsync(new ConfirmSubscriptionRequest { Token = token, Word = "thanétia" }, CancellationToken.None);
        Assert.Equal((true, false, NewsPace.Weekly), (right.Confirmed, right.WrongWord, right.Pace));
        Assert.Equal(code, Assert.Single(right.Subject.Regions));
        // Once more, as mail programs and people do.
        Assert.True((await open.RunAsync(new ConfirmSubscriptionRequest { Token = token, Word = "x" }, CancellationToken.None)).Confirmed);
    }

    [Fact]
    public async Task Of_a_place_a_word_of_its_entry_confirms()
    {
        var (_, west) = await map.RegionAsync("Walmeria");
        var place = await map.AddAsync("Kitchen of Walmer", west);
        await map.SubscribeAsync("place@example.org", new() { PlaceId = place.Id }, "deal");
        Assert.Equal("Do you want news of Kitchen of Walmer?", map.Mail.To("place@example.org").Single().Subject);
    }

    [Fact]
    public async Task Who_does_not_confirm_within_two_days_is_deleted()
    {
        var (code, _) = await map.RegionAsync("Sarria");
        await map.AskAsync("never@example.org", new() { Regions = { code } });
        await map.SendAsync();
        var token = TellingMap.ConfirmToken(map.Mail.To("never@example.org").Single());

        map.Clock.Advance(TimeSpan.FromHours(47));
        await map.SweepAsync();
        Assert.Equal(1, await map.CountAsync("never@example.org"));
        map.Clock.Advance(TimeSpan.FromHours(2));
        await map.SweepAsync();

        Assert.Equal(0, await map.CountAsync("never@example.org"));
        var gone = await Assert.ThrowsAsync<Refusal>(() => map.Of<OpenSubscription>().RunAsync(new ConfirmSubscriptionRequest { Token = token, Word = "Sarria" }, CancellationToken.None));
        Assert.Equal(ErrorReason.NotFound, gone.Reason);
    }

    [Fact]
    public async Task Answer_is_the_same_for_new_known_stopped_and_flooded_addresses()
    {
        var (code, _) = await map.RegionAsync("Eastria");
        await map.SubscribeAsync("known@example.org", new() { Regions = { code } }, "Eastria");
        await map.Of<MailBook>().StopAddressAsync("Stopped@example.org", CancellationToken.None);

        var answers = new List<SubscribeByMailResponse>();
        foreach (var address in (string[])["new@example.org", "known@example.org", "stopped@example.org"]) answers.Add(await map.AskAsync(address, new() { Regions = { code } }));
        for (var i = 0; i < 6; i++) answers.Add(await map.AskAsync("flooded@example.org", new() { Regions = { code } }));
        for (var i = 0; i < 6; i++) await map.SendAsync();

        Assert.All(answers, answer => Assert.Equal(new SubscribeByMailResponse(), answer));
        Assert.Single(map.Mail.To("new@example.org"));
        // Who has news already is asked again, and may choose another pace so.
        Assert.Equal(2, map.Mail.To("known@example.org").Count);
        Assert.Empty(map.Mail.To("stopped@example.org"));
        Assert.Equal(0, await map.CountAsync("stopped@example.org"));
    }

    [Fact]
    public async Task Address_is_asked_three_times_a_day_and_no_more_however_it_is_written()
    {
        var (code, _) = await map.RegionAsync("Minsteria");
        for (var i = 0; i < 5; i++)
        {
            await map.AskAsync(i % 2 == 0 ? "often@example.org" : "OFTEN@example.org", new() { Regions = { code } });
            await map.SendAsync();
        }

        Assert.Equal(3, map.Mail.To("often@example.org").Count + map.Mail.To("OFTEN@example.org").Count);
        Assert.Equal(1, await map.CountAsync("often@example.org"));
        map.Clock.Advance(TimeSpan.FromHours(25));
        await map.SweepAsync();
        await map.AskAsync("often@example.org", new() { Regions = { code } });
        await map.SendAsync();
        Assert.Equal(4, map.Mail.To("often@example.org").Count);
    }

    [Fact]
    public async Task Caller_may_ask_ten_times_a_day()
    {
        var (code, _) = await map.RegionAsync("Hythia");
        for (var i = 0; i < 10; i++) await map.AskAsync($"of-origin-{i}@example.org", new() { Regions = { code } }, origin: "192.0.2.7");
        var refused = await Assert.ThrowsAsync<Refusal>(() => map.AskAsync("of-origin-10@example.org", new() { Regions = { code } }, origin: "192.0.2.7"));
        Assert.Equal(ErrorReason.NewsLimit, refused.Reason);
        Assert.NotNull(refused.RetryAfter);
        await map.AskAsync("of-origin-11@example.org", new() { Regions = { code } }, origin: "192.0.2.8");
        Assert.Equal(0, await map.CountAsync("of-origin-10@example.org"));
    }

    [Fact]
    public async Task Leaving_deletes_the_address_at_once_and_twice_is_the_same()
    {
        var (code, _) = await map.RegionAsync("Sandwichia");
        await map.SubscribeAsync("leaves@example.org", new() { Regions = { code } }, "Sandwichia");
        var token = TellingMap.LeaveToken(map.Mail.To("leaves@example.org").Single());

        await map.Of<LeaveSubscription>().RunAsync(new() { Token = token }, CancellationToken.None);
        Assert.Equal(0, await map.CountAsync("leaves@example.org"));
        await map.Of<LeaveSubscription>().RunAsync(new() { Token = token }, CancellationToken.None);
        await map.Of<LeaveSubscription>().RunAsync(new() { Token = "nonsense" }, CancellationToken.None);
    }

    [Fact]
    public async Task Never_again_ends_all_of_an_address_and_is_final()
    {
        var (code, _) = await map.RegionAsync("Fordwichia");
        var (other, _) = await map.RegionAsync("Lympnia");
        await map.SubscribeAsync("enough@example.org", new() { Regions = { code } }, "Fordwichia");
        await map.SubscribeAsync("enough@example.org", new() { Regions = { other } }, "Lympnia");
        Assert.Equal(2, await map.CountAsync("enough@example.org"));

        await map.Of<LeaveSubscription>().RunAsync(new() { Token = TellingMap.LeaveToken(map.Mail.To("enough@example.org")[0]), NeverAgain = true }, CancellationToken.None);

        Assert.Equal(0, await map.CountAsync("enough@example.org"));
        await map.AskAsync("Enough@example.org", new() { Regions = { code } });
        await map.SendAsync();
        Assert.Equal(2, map.Mail.To("enough@example.org").Count);
    }

    [Fact]
    public async Task Stop_of_another_mail_of_the_map_ends_news_too()
    {
        var (code, _) = await map.RegionAsync("Romneyia");
        await map.SubscribeAsync("elsewhere@example.org", new() { Regions = { code } }, "Romneyia");
        await map.Of<MailBook>().StopAddressAsync("elsewhere@example.org", CancellationToken.None);
        await map.SweepAsync();
        Assert.Equal(0, await map.CountAsync("elsewhere@example.org"));
    }

    [Fact]
    public async Task Asking_for_the_same_again_changes_the_pace_and_makes_no_second_one()
    {
        var (code, _) = await map.RegionAsync("Winchelsea");
        await map.SubscribeAsync("pace@example.org", new() { Regions = { code } }, "Winchelsea");
        await map.SubscribeAsync("pace@example.org", new() { Regions = { code } }, "Winchelsea", NewsPace.Daily);
        Assert.Equal(1, await map.CountAsync("pace@example.org"));
        var opened = await map.Of<OpenSubscription>().RunAsync(
            new OpenSubscriptionRequest { Token = TellingMap.LeaveToken(map.Mail.To("pace@example.org")[^1]) }, CancellationToken.None);
        Assert.Equal(NewsPace.Daily, opened.Pace);
    }

    [Fact]
    public async Task New_key_of_the_operator_takes_over_and_old_links_still_work()
    {
        var (code, _) = await map.RegionAsync("Pevenseya");
        await map.SubscribeAsync("rotates@example.org", new() { Regions = { code } }, "Pevenseya");
        var token = TellingMap.LeaveToken(map.Mail.To("rotates@example.org").Single());
        var fresh = new byte[32];
        fresh[0] = 7;

        await using var rotated = map.Service([fresh, map.Key]);
        await ((Sweep)rotated.GetService(typeof(Sweep))!).RunAsync(CancellationToken.None);
        Assert.Equal(0, await map.CountAsync("rotates@example.org"));
        // Without the former key, as once all is encrypted anew.
        await using var alone = map.Service([fresh]);
        Assert.True((await ((OpenSubscription)alone.GetService(typeof(OpenSubscription))!).RunAsync(new OpenSubscriptionRequest { Token = token }, CancellationToken.None)).Confirmed);
        await ((LeaveSubscription)alone.GetService(typeof(LeaveSubscription))!).RunAsync(new() { Token = token, NeverAgain = true }, CancellationToken.None);
        Assert.True(await map.Of<MailBook>().IsStoppedAsync(await map.Of<MailBook>().HashAsync("rotates@example.org", CancellationToken.None), CancellationToken.None));
    }

    public static TheoryData<string, Action<SubscribeByMailRequest>> Wrong => new()
    {
        { "email", request => request.Email = "nobody" },
        { "email", request => request.Email = "a@example.org, b@example.org" },
        { "email", request => request.Email = "a@example.org\r\nBcc: b@example.org" },
        { "subject", request => request.Subject = null },
        { "subject", request => request.Subject.PlaceId = Guid.Empty.ToString() },
        { "subject.regions", request => request.Subject = new() { Regions = { "ZZ-NOT" } } },
        { "subject.regions[0]", request => request.Subject = new() { Regions = { "51.1,1.2" } } },
        { "pace", request => request.Pace = NewsPace.Unspecified },
        { "language", request => request.Language = "?" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_request_is_refused_by_its_field_without_the_address(string field, Action<SubscribeByMailRequest> spoil)
    {
        var (code, _) = await map.RegionAsync("Wrongia");
        var request = new SubscribeByMailRequest { Email = "wrong@example.org", Subject = new() { Regions = { code } }, Pace = NewsPace.Daily, Language = "en" };
        spoil(request);
        var refused = await Assert.ThrowsAsync<Refusal>(() => map.Of<SubscribeByMail>().RunAsync(request, CancellationToken.None));
        Assert.Equal(field, refused.Violations.Single().Field);
        Assert.DoesNotContain("example.org\r", refused.Message, StringComparison.Ordinal);
    }
}
