using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Map.Contract;
using Map.Service.Hosting;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.TellMe;

/// <summary>An address is looked for in every table, log line, metric and trace, and in the dump, while it is used in every way.</summary>
public sealed class AddressesAreNowhereTests : IAsyncLifetime
{
    const string Kept = "Quzzlewick@Quokka.example", Bounced = "Wombatty@Quokka.example", Stopped = "Numbatter@Quokka.example";

    static readonly string[] Parts = ["quzzlewick", "wombatty", "numbatter", "quokka"];

    readonly MailServer mail = new();
    readonly AheadClock clock = new();
    readonly ConcurrentQueue<string> traces = new();
    readonly ActivityListener listener;
    PlacesServer server = null!;

    public AddressesAreNowhereTests()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Enqueue(
                $"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(one => one.Tags))} {activity.StatusDescription}"),
        };
        ActivitySource.AddActivityListener(listener);
    }

    TellMeService.TellMeServiceClient TellMe => new(server.Channel);

    public async Task InitializeAsync()
    {
        server = new PlacesServer
        {
            Clock = clock, IsMonitored = true, Mail = new(mail.Url, "Map <map@example.org>", TellingMap.Site),
            Subscribers = new SubscriberSettings([RandomNumberGenerator.GetBytes(SubscriberSettings.KeyBytes)], TellingMap.Site),
        };
        await server.InitializeAsync();
        await server.Map.RegionAsync("XD", "Discretia", 1, 51, 2, 52);
    }

    public async Task DisposeAsync()
    {
        listener.Dispose();
        await server.DisposeAsync();
        await mail.DisposeAsync();
    }

    [Fact]
    public async Task Address_is_in_no_table_log_metric_trace_or_dump_while_it_is_asked_told_refused_and_gone()
    {
        foreach (var address in (string[])[Kept, Bounced, Stopped]) await AskAsync(address);
        await Refused.ByAsync(TellMe.SubscribeByMailAsync(new() { Email = $"{Kept} {Kept}", Subject = Subject, Pace = NewsPace.Daily, Language = "en" }).ResponseAsync);
        await LeaksNothingAsync("asked");
        foreach (var address in (string[])[Kept, Bounced, Stopped])
        {
            await Patience.UntilAsync(() => mail.To(address).Count == 1, "the mail that asks");
            var opened = await TellMe.ConfirmSubscriptionAsync(new() { Token = TellingMap.ConfirmToken(mail.To(address)[0]), Word = "Discretia" });
            Assert.True(opened.Confirmed);
            Assert.DoesNotContain("okka", opened.ToString(), StringComparison.OrdinalIgnoreCase);
        }

        await LeaksNothingAsync("confirmed");

        var place = Some.SupportGroup("Kitchen");
        place.Position = new() { Latitude = 51.5, Longitude = 1.5 };
        await server.Places.CreatePlaceAsync(new() { Place = place }, await server.KeyAsync(Role.Reviewer));
        mail.OfRecipient = to => to == Bounced ? $"550 5.1.1 <{to}> is nobody" : "250 OK";
        mail.OfMail = to => to == Stopped ? $"451 4.7.1 {to} is greylisted" : "250 OK";
        clock.Advance(TimeSpan.FromDays(1));
        await Patience.UntilAsync(() => mail.To(Kept).Count == 2, "the digest");
        await Patience.UntilAsync(async () => await server.Map.ScalarAsync<long>("SELECT count(*) FROM news_subscription") == 2, "who bounces to be deleted");
        await Patience.UntilAsync(async () => await server.Map.ScalarAsync<long>("SELECT count(failing_since) FROM news_subscription") == 1, "who refuses to be told later");
        await LeaksNothingAsync("told and refused");

        mail.OfSender = $"550 no relay for {Kept}";
        clock.Advance(TimeSpan.FromDays(1));
        await Patience.UntilAsync(() => server.Log.Text.Contains("MailWork", StringComparison.Ordinal), "the failure to be logged");
        await LeaksNothingAsync("its server was away");

        await TellMe.LeaveSubscriptionAsync(new() { Token = TellingMap.LeaveToken(mail.To(Kept)[1]) });
        await TellMe.LeaveSubscriptionAsync(new() { Token = TellingMap.LeaveToken(mail.To(Stopped)[0]), NeverAgain = true });
        Assert.Equal(0, await server.Map.ScalarAsync<long>("SELECT count(*) FROM news_subscription"));
        await LeaksNothingAsync("gone");
        Assert.NotEmpty(traces);
    }

    static NewsSubject Subject => new() { Regions = { "XD" } };

    async Task AskAsync(string address) => await TellMe.SubscribeByMailAsync(
        new() { Email = address, Subject = Subject, Pace = NewsPace.Daily, Language = "en", Origin = "192.0.2.9" });

    async Task LeaksNothingAsync(string when)
    {
        foreach (var table in await server.Map.ListAsync<string>("SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"))
            foreach (var row in await server.Map.ListAsync<string>($"SELECT t::text FROM \"{table}\" t"))
                HasNone(row, $"table {table}");
        HasNone(server.Log.Text, "the log");
        using var http = new HttpClient();
        HasNone(await http.GetStringAsync(new Uri(server.AdminUrl, "/metrics")), "the metrics");
        HasNone(string.Join('\n', traces), "the traces");
        var dump = new StringBuilder();
        using (var call = new DumpService.DumpServiceClient(server.Channel).StreamDump(new()))
            await foreach (var part in call.ResponseStream.ReadAllAsync()) dump.Append(part);
        Assert.NotEqual(0, dump.Length);
        HasNone(dump.ToString(), "the dump");

        void HasNone(string text, string where)
        {
            foreach (var part in Parts)
                foreach (var form in (string[])[part, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(part[1..])), Convert.ToBase64String(Encoding.UTF8.GetBytes(part))])
                    Assert.False(text.Contains(form, StringComparison.OrdinalIgnoreCase), $"{where} has {form} once it was {when}.");
            Assert.False(text.Contains("192.0.2.9", StringComparison.Ordinal), $"{where} has the caller once it was {when}.");
        }
    }
}
