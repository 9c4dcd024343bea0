using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Freshness;

public sealed class StalePlacesTests(StalePlacesTests.OneDay day) : IClassFixture<StalePlacesTests.OneDay>
{
    readonly PlacesServer server = day.Server;

    static readonly EditSummary Call = new() { Sources = { new Source { Citation = "Telephone call" } } };

    FreshnessService.FreshnessServiceClient Stale => new(server.Channel);

    [Fact]
    public async Task It_is_for_keys() => Assert.Equal(
        StatusCode.Unauthenticated, (await Refused.ByAsync(Stale.ListStalePlacesAsync(new()).ResponseAsync)).Code);

    [Fact]
    public async Task What_was_looked_at_longest_ago_is_first_until_somebody_confirms_it()
    {
        var (old, recent) = (await AddAsync("AD", "2019-03-01"), await AddAsync("AD", "2026-06-01"));

        var before = await ListAsync("AD");
        await ConfirmAsync(old);
        var after = await ListAsync("AD");

        Assert.Equal([old.Id, recent.Id], before.Select(found => found.Place.Id));
        Assert.Equal([recent.Id, old.Id], after.Select(found => found.Place.Id));
        Assert.True(before[0].Likelihood > 0.5 && before[0].Likelihood > before[1].Likelihood);
        Assert.Equal(0, after[1].Likelihood);
        Assert.Empty(after[1].Reasons);
    }

    [Fact]
    public async Task What_nobody_sees_misleads_nobody_and_is_not_listed()
    {
        var (hidden, seen) = (await AddAsync("AU", "2009-03-01"), await AddAsync("AU", "2019-06-01"));
        await server.Map.ExecuteAsync("UPDATE place SET published = false WHERE id = $1", Guid.Parse(hidden.Id));

        Assert.Equal(seen.Id, Assert.Single(await ListAsync("AU")).Place.Id);
    }

    [Fact]
    public async Task Reasons_are_in_words_with_the_day_and_name_no_field_that_the_entry_lacks()
    {
        await AddAsync("AG", "2022-05-09");

        var reasons = Assert.Single(await ListAsync("AG")).Reasons;

        Assert.Equal([StaleField.Contacts, StaleField.Whereabouts, StaleField.Status], reasons.Select(reason => reason.Field));
        Assert.Equal(("2022-05-09", 4.0, 0), (reasons[0].KnownOn, reasons[0].YearsBetweenChanges, reasons[0].ChangesSeen));
        Assert.Matches("^How to reach it: last known on 2022-05-09. That usually changes about every 4 years: [0-9]+ % likely to be wrong by now.$", reasons[0].Text);
    }

    [Fact]
    public async Task Looks_and_changes_are_counted_from_the_log()
    {
        var place = await AddAsync("AL", "2020-01-01");
        // Nobody knew the hours before: they were not wrong.
        place = await ChangeAsync(place, new() { SupportGroup = new() { OpeningHours = "Mo 10:00-12:00" } }, "support_group.opening_hours");
        place = await ChangeAsync(place, new() { Website = "https://moved.example" }, "website");
        // A correction on the same day is no change of what it is about.
        place = await ChangeAsync(place, new() { Website = "https://www.moved.example" }, "website");
        await ListAsync("AL");
        var (changes, years) = await LearntAsync(place.Id, StaleField.Contacts);
        Assert.Equal(1, changes);
        Assert.InRange(years, 3.4, 40);
        Assert.Equal(0, (await LearntAsync(place.Id, StaleField.OpeningHours)).Changes);

        await ConfirmAsync(place);
        await ListAsync("AL");
        Assert.Equal((1, years), await LearntAsync(place.Id, StaleField.Contacts));
        var status = await LearntAsync(place.Id, StaleField.Status);
        Assert.Equal(0, status.Changes);
        Assert.Equal(2 * years, status.Years, 3);
    }

    [Fact]
    public async Task What_was_undone_was_no_look()
    {
        var place = await AddAsync("AM", "2020-01-01");
        var confirmed = await ConfirmAsync(place);
        await server.Contributions.RevertAsync(
            new() { ActId = confirmed.ActId, Summary = new() { Comment = "Nobody called" } }, await server.KeyAsync(Role.Reviewer));

        Assert.Equal("2020-01-01", Assert.Single(await ListAsync("AM")).Reasons[0].KnownOn);
    }

    [Fact]
    public async Task Confirmed_field_is_known_anew_and_the_others_are_not()
    {
        var place = await AddAsync("AO", "2020-01-01");
        await server.Contributions.ConfirmPlaceAsync(
            new() { Id = place.Id, Revision = place.Revision, ConfirmedOn = "2026-11-01", Fields = FieldMask.FromString("website"), Summary = Call },
            await server.KeyAsync(Role.Contributor));

        var known = Assert.Single(await ListAsync("AO")).Reasons.ToDictionary(reason => reason.Field, reason => reason.KnownOn);

        Assert.Equal("2020-01-01", known[StaleField.Status]);
        Assert.Equal("2026-11-01", known[StaleField.Contacts]);
    }

    [Fact]
    public async Task Country_in_which_much_changes_comes_first_for_the_same_age()
    {
        for (var i = 0; i < 8; i++)
        {
            await ChangeAsync(await AddAsync("AR", "2026-08-01"), new() { Website = "https://moved.example" }, "website");
            await ConfirmAsync(await AddAsync("AT", "2020-01-01"));
        }

        // What was learnt just now counts in the rates in ten minutes; on the map of a test it need not.
        await ListAsync("AR");
        await server.Map.ScalarAsync<bool>("WITH made AS (SELECT learn_change_rates()) SELECT true FROM made");
        var (restless, still) = (await AddAsync("AR", "2025-11-01"), await AddAsync("AT", "2025-11-01"));

        var reasons = (await ListAsync("AR")).Single(found => found.Place.Id == restless.Id);
        var calm = (await ListAsync("AT")).Single(found => found.Place.Id == still.Id);
        Assert.True(reasons.Likelihood > 1.5 * calm.Likelihood, $"{reasons.Likelihood} and {calm.Likelihood}");
        Assert.Equal((StaleField.Contacts, 8), (reasons.Reasons[0].Field, reasons.Reasons[0].ChangesSeen));
        Assert.Contains("At such places on this map that changes", reasons.Reasons[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_closed_place_only_whether_it_is_closed_can_be_wrong()
    {
        await AddAsync("AZ", "2019-01-01", PlaceStatus.Closed);
        Assert.Empty(await ListAsync("AZ"));

        var closed = await Stale.ListStalePlacesAsync(
            new() { Filter = new() { Text = NameIn("AZ"), Statuses = { PlaceStatus.Closed } } }, await server.KeyAsync(Role.Contributor));

        Assert.Equal([StaleField.Status], Assert.Single(closed.Results).Reasons.Select(reason => reason.Field));
    }

    [Fact]
    public async Task Pages_have_every_place_once_in_the_order_of_the_whole()
    {
        for (var year = 2015; year < 2020; year++) await AddAsync("BA", $"{year}-01-01");
        await AddAsync("BA", "2015-01-01");
        var whole = await ListAsync("BA");
        Assert.Equal(6, whole.Count);

        var walked = new List<string>();
        var key = await server.KeyAsync(Role.Contributor);
        var request = new ListStalePlacesRequest { Filter = new() { Text = NameIn("BA") }, PageSize = 2 };
        do
        {
            var page = await Stale.ListStalePlacesAsync(request, key);
            walked.AddRange(page.Results.Select(found => found.Place.Id));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(whole.Select(found => found.Place.Id), walked);
    }

    [Fact]
    public async Task Key_for_regions_is_told_of_places_there()
    {
        if (await server.Map.ScalarAsync<long>("SELECT count(*) FROM region") == 0) await server.Map.RegionAsync("FR", "France", 100, 0, 110, 10);
        var place = Some.SupportGroup("Refuge inside");
        // Far from where the other tests have theirs.
        (place.VerifiedOn, place.Position) = ("2018-01-01", new() { Latitude = 5, Longitude = 105 });
        var inside = await server.Places.CreatePlaceAsync(new() { Place = place }, await server.KeyAsync(Role.Reviewer));
        place.Position = new() { Latitude = 10, Longitude = 10 };
        place.Name = "Refuge outside";
        await server.Places.CreatePlaceAsync(new() { Place = place }, await server.KeyAsync(Role.Reviewer));

        var found = await Stale.ListStalePlacesAsync(
            new() { Filter = new() { Text = "Refuge" } }, await server.KeyAsync(Role.Contributor, "FR"));

        Assert.Equal(inside.Id, Assert.Single(found.Results).Place.Id);
    }

    /// <summary>A service on the last day of November 2026: the older an entry becomes, the less it differs from others in how likely it is wrong.</summary>
    public sealed class OneDay : IAsyncLifetime
    {
        public PlacesServer Server { get; } = new() { Clock = Ahead(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero)) };

        public Task InitializeAsync() => Server.InitializeAsync();

        public Task DisposeAsync() => Server.DisposeAsync();

        static AheadClock Ahead(DateTimeOffset to)
        {
            var clock = new AheadClock();
            clock.Advance(to - clock.GetUtcNow());
            return clock;
        }
    }

    // By the text each test has its own.
    static string NameIn(string country) => country switch
    {
        "AD" => "Amber", "AG" => "Birchwood", "AL" => "Cobalt", "AM" => "Dahlia", "AO" => "Elderberry", "AR" => "Fjord", "AT" => "Granite", "AZ" => "Hazelnut", "AU" => "Juniper",
        _ => "Indigo",
    };

    async Task<List<StalePlace>> ListAsync(string country) => [.. (await Stale.ListStalePlacesAsync(
        new() { Filter = new() { Text = NameIn(country) } }, await server.KeyAsync(Role.Contributor))).Results];

    async Task<(int Changes, double Years)> LearntAsync(string id, StaleField field) => (
        await server.Map.ScalarAsync<int>($"SELECT changes[{(int)field}] FROM place_freshness WHERE place_id = $1", Guid.Parse(id)),
        await server.Map.ScalarAsync<double>($"SELECT years[{(int)field}] FROM place_freshness WHERE place_id = $1", Guid.Parse(id)));

    async Task<Place> AddAsync(string country, string verifiedOn, PlaceStatus status = PlaceStatus.Open)
    {
        var place = Some.SupportGroup(NameIn(country));
        (place.Country, place.VerifiedOn, place.Website, place.Status) = (country, verifiedOn, "https://group.example", status);
        return await server.Places.CreatePlaceAsync(new() { Place = place }, await server.KeyAsync(Role.Contributor));
    }

    async Task<Place> ChangeAsync(Place seen, Place given, string path) => (await server.Contributions.UpdatePlaceAsync(
        new() { Id = seen.Id, Revision = seen.Revision, Place = given, UpdateMask = FieldMask.FromString(path), Summary = Call },
        await server.KeyAsync(Role.Contributor))).Place;

    async Task<UpdatePlaceResponse> ConfirmAsync(Place seen) => await server.Contributions.ConfirmPlaceAsync(
        new() { Id = seen.Id, Revision = seen.Revision, Summary = Call }, await server.KeyAsync(Role.Contributor));
}
