using Map.Service.Freshness.DeadLinks;
using Map.Testing.Running;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>How services share the work, and what they know of it after each other.</summary>
public sealed class PageTableTests : IAsyncLifetime
{
    readonly MigratedDatabase database = new();

    static readonly DateTimeOffset Start = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Host_is_one_services_at_a_time_and_anothers_when_that_one_died()
    {
        var map = new MapBuilder(database.Source);
        foreach (var path in new[] { "a", "b" }) await map.PlaceAsync(path, more: ("website", $"'https://shared.example/{path}'"));
        await new CollectLinks(database.Source, TimeProvider.System).RunAsync(default);
        var (table, first, second) = (new PageTable(database.Source), Guid.NewGuid(), Guid.NewGuid());

        var claimed = Assert.Single(await table.ClaimAsync(first, Start, Start + Lease, 10, default));
        Assert.Empty(await table.ClaimAsync(second, Start, Start + Lease, 10, default));
        var later = Start + Lease;
        Assert.Equal(claimed.Id, Assert.Single(await table.ClaimAsync(second, later, later + Lease, 10, default)).Id);

        // Whoever was thought dead keeps nothing.
        await table.SaveAsync(claimed.After(new(Finding.Works, "late"), later), later, [], first, null, default);
        Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM web_page WHERE reason = 'late'"));
        await table.SaveAsync(claimed.After(new(Finding.Works, "There.") { Status = 200 }, later), later, [], second, TimeSpan.FromHours(3), default);
        Assert.Equal("works There. 200", await database.ValueAsync("SELECT concat_ws(' ', state, reason, status) FROM web_page WHERE reason IS NOT NULL"));
        // The server asked for three hours: its other page waits, too.
        Assert.Empty(await table.ClaimAsync(first, later.AddHours(2), later.AddHours(3), 10, default));
        Assert.NotEqual(claimed.Id, Assert.Single(await table.ClaimAsync(first, later.AddHours(3), later.AddHours(4), 10, default)).Id);
    }

    [Fact]
    public async Task Turn_of_a_host_is_taken_once_a_minute_by_whoever_comes_first()
    {
        var clock = new MovedClock(Start);
        HostTurns[] services = [Turns(), Turns()];
        List<DateTimeOffset> taken = [];

        var all = Enumerable.Range(0, 6).Select(async i =>
        {
            await services[i % 2].TakeAsync("turns.example", default);
            lock (taken) taken.Add(clock.Now);
        }).ToList();
        await clock.UntilOverAsync(all);

        Assert.Equal(Enumerable.Range(0, 6).Select(i => Start.AddMinutes(i)), taken.Order());

        HostTurns Turns() => new(database.Source, clock.Time, clock.WaitAsync);
    }

    [Fact]
    public async Task What_nothing_links_to_any_more_is_forgotten_and_what_stays_keeps_its_quotation()
    {
        var map = new MapBuilder(database.Source);
        var place = await map.PlaceAsync("links", more: ("website", "'https://old.example/'"));
        await map.ExecuteAsync("""
            WITH cited AS (INSERT INTO source (id, citation, url) VALUES (gen_random_uuid(), 'cited', 'https://cited.example/') RETURNING id)
            INSERT INTO place_source (place_id, ordinal, source_id) SELECT $1, 0, id FROM cited
            """, place);
        var collect = new CollectLinks(database.Source, TimeProvider.System);
        await collect.RunAsync(default);
        await map.ExecuteAsync("UPDATE page_link SET quotation = 'kept' WHERE subject_id = $1 AND part = 'source'", place);

        await map.ExecuteAsync("UPDATE place SET website = 'https://new.example/', revision = revision WHERE id = $1", place);
        await map.ExecuteAsync("UPDATE link_check SET revision = 0");
        await collect.RunAsync(default);

        Assert.Equal(["https://cited.example/ kept", "https://new.example/"], await database.ColumnAsync($"""
            SELECT concat_ws(' ', w.url, l.quotation) FROM web_page w JOIN page_link l ON l.page_id = w.id WHERE l.subject_id = '{place}' ORDER BY 1
            """));
        Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM web_page WHERE url = 'https://old.example/'"));

        await map.ExecuteAsync("UPDATE place SET published = false WHERE id = $1", place);
        await map.ExecuteAsync("UPDATE link_check SET revision = 0");
        await collect.RunAsync(default);
        Assert.Equal("0", await database.ValueAsync($"SELECT count(*) FROM page_link WHERE subject_id = '{place}'"));
    }
}
