using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Contributions;

public sealed class ConfirmPlaceTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly Source Call = new() { Citation = "Telephone call with the group" };

    [Fact]
    public async Task Only_the_day_and_the_word_change()
    {
        var place = await AddAsync();

        var confirmed = await ConfirmAsync(place, day: "2026-11-20");

        Assert.Equal(["verified_on", "sources"], confirmed.Changes.Select(change => change.Field).OrderByDescending(field => field));
        Assert.Equal("2026-11-20", confirmed.Place.VerifiedOn);
        var word = confirmed.Place.Sources[^1];
        Assert.Equal((Call.Citation, "verified_on", "2026-11-20"), (word.Citation, Assert.Single(word.Supports), word.ReadOn));
        Assert.NotEmpty(confirmed.ActId);
        var rest = confirmed.Place.Clone();
        rest.ClearVerifiedOn();
        rest.Sources.Remove(word);
        (rest.Revision, rest.UpdatedAt) = (place.Revision, place.UpdatedAt);
        Assert.Equal(place, rest);
        Assert.Equal("confirm", await server.Map.ScalarAsync<string>("SELECT kind FROM act WHERE id = $1", Guid.Parse(confirmed.ActId)));
    }

    [Fact]
    public async Task Last_word_on_the_whole_takes_the_place_of_the_one_before()
    {
        var place = await AddAsync();
        var first = await ConfirmAsync(place, day: "2026-11-01");
        var second = await ConfirmAsync(first.Place, day: "2026-11-10", source: new() { Citation = "Its own page", Url = "https://group.example/" });

        Assert.Equal("2026-11-10", second.Place.VerifiedOn);
        Assert.Equal("Its own page", Assert.Single(second.Place.Sources, source => source.Supports.Contains("verified_on")).Citation);
        Assert.Equal(2, second.Place.Sources.Count);
        var history = await new HistoryService.HistoryServiceClient(server.Channel).ListRevisionsAsync(new() { PlaceId = place.Id });
        Assert.Contains(history.Results.SelectMany(result => result.Revision.Changes), change => change.After.Any(text => text.StartsWith(Call.Citation, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Some_fields_leave_the_day_of_the_whole_and_say_what_was_looked_at()
    {
        var place = await AddAsync();

        var confirmed = await ConfirmAsync(place, day: "2026-11-20", fields: ["website", "contacts"]);
        var again = await ConfirmAsync(confirmed.Place, day: "2026-11-25", fields: ["contacts", "website"]);

        Assert.False(again.Place.HasVerifiedOn);
        var word = again.Place.Sources[^1];
        Assert.Equal(("contacts, website", "2026-11-25", 2), (string.Join(", ", word.Supports), word.ReadOn, again.Place.Sources.Count));
    }

    [Fact]
    public async Task Repeated_request_changes_nothing_more_and_another_with_its_id_is_refused()
    {
        var place = await AddAsync();
        var request = Request(place, "2026-11-20", Call);
        request.RequestId = Guid.NewGuid().ToString();
        var key = await server.KeyAsync(Role.Contributor);

        var first = await server.Contributions.ConfirmPlaceAsync(request, key);
        var second = await server.Contributions.ConfirmPlaceAsync(request, key);

        Assert.Equal(first.Place, second.Place);
        Assert.Empty(second.Changes);
        request.ConfirmedOn = "2026-11-21";
        Assert.Equal("request_id", (await Refused.ByAsync(server.Contributions.ConfirmPlaceAsync(request, key).ResponseAsync)).Violations.Single().Field);
    }

    [Fact]
    public async Task Same_word_of_the_same_day_makes_no_revision()
    {
        var first = await ConfirmAsync(await AddAsync(), day: "2026-11-20");
        var second = await ConfirmAsync(first.Place, day: "2026-11-20");
        Assert.Equal((first.Place.Revision, ""), (second.Place.Revision, second.ActId));
    }

    [Fact]
    public async Task What_changed_since_is_not_confirmed_and_the_rest_is()
    {
        var place = await AddAsync();
        var key = await server.KeyAsync(Role.Reviewer);
        await server.Contributions.UpdatePlaceAsync(
            new()
            {
                Id = place.Id, Revision = place.Revision, Place = new() { Website = "https://new.example" }, UpdateMask = FieldMask.FromString("website"),
                Summary = new() { Sources = { Call } },
            }, key);

        Assert.Equal("CONFLICT", (await Refused.ByAsync(ConfirmAsync(place))).Reason);
        Assert.Equal("CONFLICT", (await Refused.ByAsync(ConfirmAsync(place, fields: ["website"]))).Reason);
        Assert.NotEmpty((await ConfirmAsync(place, fields: ["contacts"])).ActId);
        var read = await server.Places.GetPlaceAsync(new() { Id = place.Id });
        // Another confirmation meanwhile is no conflict.
        await ConfirmAsync(read, day: "2026-11-01");
        Assert.NotEmpty((await ConfirmAsync(read, day: "2026-11-02")).ActId);
    }

    [Fact]
    public async Task Undoing_it_brings_back_the_day_before()
    {
        var first = await ConfirmAsync(await AddAsync(), day: "2026-10-01");
        var second = await ConfirmAsync(first.Place, day: "2026-11-01", source: new() { Citation = "Hearsay" });

        await server.Contributions.RevertAsync(
            new() { ActId = second.ActId, Summary = new() { Comment = "Nobody called" } }, await server.KeyAsync(Role.Reviewer));

        var place = await server.Places.GetPlaceAsync(new() { Id = first.Place.Id });
        Assert.Equal(("2026-10-01", Call.Citation), (place.VerifiedOn, place.Sources[^1].Citation));
    }

    [Fact]
    public async Task Trying_it_says_what_would_happen_and_keeps_nothing()
    {
        var place = await AddAsync();
        var request = Request(place, "2026-11-20", Call);
        request.ValidateOnly = true;

        var tried = await server.Contributions.ConfirmPlaceAsync(request, await server.KeyAsync(Role.Contributor));

        Assert.Equal(("2026-11-20", ""), (tried.Place.VerifiedOn, tried.ActId));
        Assert.Equal(place, await server.Places.GetPlaceAsync(new() { Id = place.Id }));
    }

    [Fact]
    public async Task Without_a_key_or_elsewhere_it_is_refused()
    {
        var place = await AddAsync();
        var request = Request(place, "2026-11-20", Call);
        Assert.Equal(StatusCode.Unauthenticated, (await Refused.ByAsync(server.Contributions.ConfirmPlaceAsync(request).ResponseAsync)).Code);
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 54, 3, 61);
        var elsewhere = await server.KeyAsync(Role.Contributor, "GB");
        Assert.Equal(
            StatusCode.PermissionDenied, (await Refused.ByAsync(server.Contributions.ConfirmPlaceAsync(request, elsewhere).ResponseAsync)).Code);
    }

    public static TheoryData<string, Action<ConfirmPlaceRequest>> Wrong => new()
    {
        { "summary.sources", request => request.Summary = null },
        { "summary.is_spelling", request => request.Summary.IsSpelling = true },
        { "summary.sources[0].supports", request => request.Summary.Sources[0].Supports.Add("name") },
        { "summary.sources[0].read_on", request => request.Summary.Sources[0].ReadOn = "2026-01-01" },
        { "confirmed_on", request => request.ConfirmedOn = "yesterday" },
        { "confirmed_on", request => request.ConfirmedOn = "2099-01-01" },
        { "confirmed_on", request => request.ConfirmedOn = "2025-12-31" },
        { "fields", request => request.Fields = new() },
        { "fields.paths[0]", request => request.Fields = new() { Paths = { "verified_on" } } },
        { "fields.paths[0]", request => request.Fields = new() { Paths = { "detention_centre" } } },
        { "revision", request => request.Revision = 1_000_000 },
        { "request_id", request => request.RequestId = "first" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_request_is_refused_by_its_field(string field, Action<ConfirmPlaceRequest> spoil)
    {
        var request = Request(await AddAsync("2026-01-01"), "2026-11-20", Call);
        spoil(request);

        var refused = await Refused.ByAsync(server.Contributions.ConfirmPlaceAsync(request, await server.KeyAsync(Role.Contributor)).ResponseAsync);

        Assert.Equal((StatusCode.InvalidArgument, field), (refused.Code, refused.Violations.Single().Field));
    }

    async Task<Place> AddAsync(string? verifiedOn = null)
    {
        var place = Some.SupportGroup();
        place.Website = "https://group.example";
        if (verifiedOn is not null) place.VerifiedOn = verifiedOn;
        return await server.Places.CreatePlaceAsync(new() { Place = place }, await server.KeyAsync(Role.Contributor));
    }

    async Task<UpdatePlaceResponse> ConfirmAsync(Place seen, string? day = null, Source? source = null, string[]? fields = null)
    {
        var request = Request(seen, day, source ?? Call);
        if (fields is not null) request.Fields = new() { Paths = { fields } };
        return await server.Contributions.ConfirmPlaceAsync(request, await server.KeyAsync(Role.Contributor));
    }

    static ConfirmPlaceRequest Request(Place seen, string? day, Source source)
    {
        var request = new ConfirmPlaceRequest { Id = seen.Id, Revision = seen.Revision, Summary = new() { Sources = { source.Clone() } } };
        if (day is not null) request.ConfirmedOn = day;
        return request;
    }
}
