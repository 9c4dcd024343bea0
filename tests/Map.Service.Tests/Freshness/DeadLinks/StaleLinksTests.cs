using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>What dead links say of an entry in the queue.</summary>
public sealed class StaleLinksTests(StalePlacesTests.OneDay day) : IClassFixture<StalePlacesTests.OneDay>
{
    readonly PlacesServer server = day.Server;

    [Fact]
    public async Task Gone_website_raises_a_place_with_the_reason_in_words()
    {
        var (fresh, dead) = (await AddAsync("Amber", "https://fresh.example/"), await AddAsync("Amber", "https://dead.example/"));
        var before = await ListAsync("Amber");
        await SeenAsync("https://dead.example/", "gone", "There is no such host.");

        var results = await ListAsync("Amber");

        Assert.Equal([dead.Id, fresh.Id], results.Select(result => result.Place.Id));
        Assert.True(results[0].Likelihood > before.Single(result => result.Place.Id == dead.Id).Likelihood + 0.2);
        var reason = results[0].Reasons[0];
        Assert.Equal((StaleField.Contacts, "https://dead.example/", "2026-10-24"), (reason.Field, reason.Link, reason.KnownOn));
        Assert.Equal("Its website: gone since 2026-11-01. There is no such host. It last worked on 2026-10-24.", reason.Text);
        Assert.DoesNotContain(results[1].Reasons, one => one.HasLink);
    }

    [Theory]
    [InlineData("moved", "2026-11-01", "Its website: moved to https://other.example/x.")]
    [InlineData("unreachable", "2026-10-01", "Its website: no answer since 2026-10-01. 500 It last worked on 2026-10-24.")]
    [InlineData("unreachable", "2026-11-15", null)]
    [InlineData("blocked", "2026-01-01", null)]
    [InlineData("forbidden", "2026-01-01", null)]
    [InlineData("works", "2026-01-01", null)]
    public async Task Only_what_speaks_against_an_entry_is_a_reason(string state, string since, string? text)
    {
        var name = $"Theory {state} {since}";
        await AddAsync(name, $"https://{state}{since}.example/");
        await ListAsync(name);
        await SeenAsync($"https://{state}{since}.example/", state, "500", since, "https://other.example/x");

        Assert.Equal(text, Assert.Single(await ListAsync(name)).Reasons.SingleOrDefault(reason => reason.HasLink)?.Text);
    }

    [Fact]
    public async Task Website_of_a_closed_place_may_be_gone()
    {
        await AddAsync("Cobalt", "https://closed.example/", PlaceStatus.Closed);
        await ListAsync("Cobalt");
        await SeenAsync("https://closed.example/", "gone", "404");

        Assert.DoesNotContain((await ListAsync("Cobalt", PlaceStatus.Closed)).SelectMany(result => result.Reasons), reason => reason.HasLink);
    }

    async Task<Place> AddAsync(string name, string website, PlaceStatus status = PlaceStatus.Open)
    {
        var place = Some.SupportGroup(name);
        (place.VerifiedOn, place.Website, place.Status) = ("2026-08-01", website, status);
        return await server.Places.CreatePlaceAsync(new() { Place = place }, await server.KeyAsync(Role.Contributor));
    }

    async Task<List<StalePlace>> ListAsync(string text, PlaceStatus? status = null)
    {
        var filter = new PlaceFilter { Text = text };
        if (status is { } one) filter.Statuses.Add(one);
        return [.. (await new FreshnessService.FreshnessServiceClient(server.Channel).ListStalePlacesAsync(new() { Filter = filter }, await server.KeyAsync(Role.Contributor))).Results];
    }

    Task SeenAsync(string url, string state, string reason, string since = "2026-11-01", string? movedTo = null) => server.Map.ExecuteAsync("""
        UPDATE web_page SET state = $2, state_since = $3::timestamptz, reason = $4, moved_to = $5, visited_at = '2026-11-29', worked_at = '2026-10-24' WHERE url = $1
        """, url, state, since, reason, movedTo);
}
