using System.Globalization;
using System.Text;
using Map.Contract;
using Map.Service.Freshness.DeadLinks;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>Six weeks of visits to a web of hosts that live, move and die, by two services, on a clock that is moved.</summary>
public sealed class SimulatedWebTests
{
    static readonly DateTimeOffset Start = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

    static readonly TimeSpan Span = TimeSpan.FromDays(42);

    const double LeastPrecision = 0.99, LeastRecall = 0.95;

    [Fact]
    public Task Gone_pages_are_found_of_one_host_of_each_kind() => CheckAsync(hosts: Behaviours.All.Count);

    [Trait("Category", "Rehearsal")]
    [Fact]
    public Task Gone_pages_are_found_of_a_thousand_hosts() => CheckAsync(hosts: 1000);

    static async Task CheckAsync(int hosts)
    {
        var database = await MigratedDatabase.CreateAsync();
        try
        {
            var clock = new MovedClock(Start);
            await using var web = await SimulatedWeb.StartAsync(clock);
            SimulatedHost[] all = [.. Enumerable.Range(0, hosts).Select(i => new SimulatedHost(i, Behaviours.All[i % Behaviours.All.Count], new(i)))];
            web.Serve(all);
            await AddAsync(new MapBuilder(database.Source), all);
            var before = await database.ValueAsync("SELECT last FROM revision_counter");

            await RunAsync(database, web);

            var states = (await database.ColumnAsync("SELECT url || ' ' || coalesce(state, '') FROM web_page"))
                .Select(row => row.Split(' ')).ToDictionary(row => row[0], row => Words.Find<PageState>(row[1]));
            var outcome = new Outcome(all, host => states[host.Url], web);
            Write(outcome);
            // Nothing of it is an edit.
            Assert.Equal(before, await database.ValueAsync("SELECT last FROM revision_counter"));
            outcome.Check(LeastPrecision, LeastRecall);
            await KeptAsync(database, all.First(host => host.Behaviour.Name == "works for ten days, then 404" && IsSource(host)));
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    static async Task AddAsync(MapBuilder map, IReadOnlyList<SimulatedHost> hosts)
    {
        foreach (var host in hosts)
        {
            // Websites and sources in turn.
            if (!IsSource(host))
            {
                await map.PlaceAsync(host.Place, more: ("website", $"'{host.Url}'"));
                continue;
            }

            var place = await map.PlaceAsync(host.Place);
            await map.ExecuteAsync("""
                WITH cited AS (INSERT INTO source (id, citation, url) VALUES (gen_random_uuid(), $2, $3) RETURNING id)
                INSERT INTO place_source (place_id, ordinal, source_id) SELECT $1, 0, id FROM cited
                """, place, host.Place, host.Url);
        }
    }

    static bool IsSource(SimulatedHost host) => host.Number % 2 == 1;

    // The source outlives its page.
    static async Task KeptAsync(MigratedDatabase database, SimulatedHost host)
    {
        Assert.Equal($"{host.Place} is open every Tuesday for everybody. gone {host.Place} - {host.Name} 2027-01-04 32", await database.ValueAsync($"""
            SELECT concat_ws(' ', q.quotation, c.state, c.title, c.visited_on, length(c.sha256)) FROM cited_page c JOIN web_page w USING (id) JOIN cited_quotation q ON q.page_id = c.id
            WHERE w.url = '{host.Url}'
            """));
        // Websites are nobody's source.
        Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM cited_page c WHERE NOT EXISTS (SELECT FROM page_link l WHERE l.page_id = c.id AND l.part = 'source')"));
        // An edition an hour at most.
        Assert.InRange(long.Parse(await database.ValueAsync("SELECT edition FROM link_check"), CultureInfo.InvariantCulture), 1, (long)Span.TotalHours);
    }

    static async Task RunAsync(MigratedDatabase database, SimulatedWeb web)
    {
        var clock = web.Clock;
        CheckLinks[] services = [Service(), Service()];
        await new CollectLinks(database.Source, clock.Time).RunAsync(default);
        var publish = new PublishPages(database.Source, clock.Time);
        while (web.RunsFor < Span)
        {
            var visits = (await Task.WhenAll(services.Select(service => service.BeginAsync(CheckLinks.MostAtOnce, default)))).SelectMany(begun => begun).ToList();
            if (visits.Count > 0)
            {
                await clock.UntilOverAsync(visits);
                continue;
            }

            await publish.RunAsync(default);
            var next = await database.ValueAsync("SELECT extract(epoch FROM min(greatest(w.due_at, h.next_at)))::bigint + 1 FROM web_page w JOIN web_host h USING (host)");
            var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(next, CultureInfo.InvariantCulture));
            if (at > clock.Now) clock.Time.SetUtcNow(at);
        }

        CheckLinks Service()
        {
            var turns = new HostTurns(database.Source, clock.Time, clock.WaitAsync);
            return new(new(database.Source), new(new(web.Http, clock.Time, new("https://map.example")), turns, clock.Time), clock.Time);
        }
    }

    static void Write(Outcome outcome)
    {
        if (Environment.GetEnvironmentVariable("MAP_FIGURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "links.md"), outcome.Table(), new UTF8Encoding(false));
    }
}
