using Map.Service.Freshness.DeadLinks;
using Map.Service.Hosting;
using Map.Testing.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Testing;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>The work as a service does it: begun by a setting, ended in the middle, gone on with by another.</summary>
public sealed class CheckLinksWorkTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly DateTimeOffset Start = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Service_visits_pages_only_when_the_operator_says_so(bool isOn)
    {
        var settings = new ServiceSettings(new(database.ConnectionString, null), new Uri("http://127.0.0.1:0")) { LinkCheck = isOn ? new(new("https://map.example")) : null };
        await using var service = Setup.Build(settings);
        Assert.Equal(isOn, service.Services.GetServices<IHostedService>().OfType<CheckLinksWork>().Any());
    }

    [Fact]
    public async Task Service_that_is_stopped_in_the_middle_leaves_the_page_to_the_next_one()
    {
        var clock = new MovedClock(Start);
        await using var web = await SimulatedWeb.StartAsync(clock);
        var host = new SimulatedHost(0, Behaviours.All.Single(behaviour => behaviour.Name == "hangs"), new(1));
        web.Serve([host]);
        await new MapBuilder(database.Source).PlaceAsync(host.Place, more: ("website", $"'{host.Url}'"));
        var log = new FakeLogger<CheckLinksWork>();

        using (var first = Work())
        {
            await first.StartAsync(default);
            await BegunAsync();
            // Its page waits for the next turn.
            await Patience.UntilAsync(async () => await database.ValueAsync("SELECT count(*) FROM web_host WHERE robots_at IS NOT NULL") == "1", "robots.txt to be known");
            await first.StopAsync(default);
        }

        Assert.Equal("0", await LeasesAsync());
        Assert.Equal("", await database.ValueAsync("SELECT state FROM web_page"));
        Assert.Empty(log.Collector.GetSnapshot());
        using var second = Work();
        await second.StartAsync(default);
        await BegunAsync();
        await Patience.UntilAsync(() => web.Requests.Count == 2, "the page itself to be asked for");
        // What was known of robots.txt is known to the next one.
        Assert.Equal(["/robots.txt", host.Path], web.Requests.Select(request => request.Path));
        await second.StopAsync(default);

        Task<string> LeasesAsync() => database.ValueAsync("SELECT count(*) FROM web_host WHERE lease IS NOT NULL");

        // The clock stands still from then on.
        Task BegunAsync() => Patience.UntilAsync(async () =>
        {
            if (await LeasesAsync() == "1") return true;
            clock.Time.Advance(TimeSpan.FromSeconds(10));
            return false;
        }, "a service to take the host");

        CheckLinksWork Work()
        {
            var turns = new HostTurns(database.Source, clock.Time, (span, cancellationToken) => Task.Delay(span, clock.Time, cancellationToken));
            var visits = new VisitPage(new(web.Http, clock.Time, new("https://map.example")), turns, clock.Time);
            return new(new(database.Source, clock.Time), new(new(database.Source), visits, clock.Time), new(database.Source, clock.Time), clock.Time, log);
        }
    }
}
