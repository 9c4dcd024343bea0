using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract;
using Map.Service.Freshness.Links;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Service.Tests.Freshness;

public sealed class LinkTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    FreshnessService.FreshnessServiceClient Links => new(server.Channel);

    SettleLinks Settle => server.Services.GetRequiredService<SettleLinks>();

    [Fact]
    public async Task Answer_counts_after_ten_minutes_as_a_confirmation_by_its_source()
    {
        var (place, link, _) = await LinkAsync();

        var answered = await AnswerAsync(place, link);
        Assert.Equal((LinkState.Answered, LinkFault.Unspecified), (answered.State, answered.Fault));
        await Settle.RunAsync(CancellationToken.None);
        Assert.False((await ReadAsync(place)).HasVerifiedOn);

        await LaterAsync();
        var confirmed = await ReadAsync(place);
        Assert.Equal(DateTime.UtcNow.ToString("yyyy-MM-dd", null), confirmed.VerifiedOn);
        Assert.Equal("The group's own people, by a link that was made for them", confirmed.Sources[^1].Citation);
        Assert.Equal(LinkState.Used, (await Links.OpenConfirmationLinkAsync(new() { Secret = link.Secret })).State);
        // Once: what is said later changes nothing.
        Assert.Equal(LinkState.Used, (await AnswerAsync(confirmed, link, LinkAnswer.Closed)).State);
        var last = (await new HistoryService.HistoryServiceClient(server.Channel).ListRevisionsAsync(new() { PlaceId = place.Id })).Results[0].Revision;
        Assert.Equal("link", last.Origin);

        await server.Contributions.RevertAsync(
            new() { ActId = last.ActId, Summary = new() { Comment = "It was somebody else" } }, await server.KeyAsync(Role.Reviewer));
        Assert.False((await ReadAsync(place)).HasVerifiedOn);
    }

    [Fact]
    public async Task What_others_say_by_its_links_does_not_count_for_the_hour_of_a_key()
    {
        var (place, link, key) = await LinkAsync();
        await AnswerAsync(place, link);
        await LaterAsync();

        var listed = await server.KeysApi.ListKeysAsync(new() { PageSize = 1000 }, await server.KeyAsync(Role.Admin));
        Assert.Equal(1, listed.Results.Single(result => result.Key.Id == key.ToString()).Key.ChangesInLastHour);
    }

    [Theory]
    [InlineData("a GROUP of people", true)]
    [InlineData("A group of peopel", true)]
    [InlineData(" calais", true)]
    [InlineData("62100", true)]
    [InlineData("group", false)]
    [InlineData("people", false)]
    [InlineData("", false)]
    [InlineData("Call", false)]
    public async Task Word_of_the_entry_is_the_name_the_town_or_the_postcode(string word, bool isTaken)
    {
        var (place, link, _) = await LinkAsync();
        Assert.Equal(isTaken ? LinkFault.Unspecified : LinkFault.Word, (await AnswerAsync(place, link, word: word)).Fault);
    }

    [Fact]
    public async Task Two_answers_cancel_each_other_and_the_link_asks_again()
    {
        var (place, link, _) = await LinkAsync();
        await AnswerAsync(place, link);
        var both = await AnswerAsync(place, link, LinkAnswer.Closed);
        Assert.Equal((LinkState.Open, LinkFault.Contradiction), (both.State, both.Fault));
        await LaterAsync();
        Assert.False((await ReadAsync(place)).HasVerifiedOn);

        await AnswerAsync(place, link);
        await AnswerAsync(place, link);
        await LaterAsync();
        Assert.True((await ReadAsync(place)).HasVerifiedOn);
    }

    [Fact]
    public async Task Closed_group_is_reported_to_reviewers_and_stays_on_the_map_until_they_decide()
    {
        var (place, link, _) = await LinkAsync();
        await AnswerAsync(place, link, LinkAnswer.Closed);
        await LaterAsync();

        var waiting = await server.Suggestions.ListSuggestionsAsync(
            new() { Filter = new() { SubjectId = place.Id } }, await server.KeyAsync(Role.Reviewer));
        var suggestion = Assert.Single(waiting.Suggestions);
        Assert.Equal((SuggestionKind.Report, ReportKind.Closed), (suggestion.Kind, suggestion.Change.Report.Kind));
        Assert.StartsWith("The group's own people", suggestion.Comment, StringComparison.Ordinal);
        Assert.Equal(PlaceStatus.Open, (await ReadAsync(place)).Status);
    }

    [Fact]
    public async Task Entry_that_changed_is_shown_again_and_one_that_changes_before_the_answer_counts_is_not_confirmed()
    {
        var (place, link, _) = await LinkAsync();
        var changed = await ChangeAsync(place, "https://first.example");
        Assert.Equal(LinkFault.Changed, (await AnswerAsync(place, link)).Fault);
        Assert.Equal(LinkFault.Unspecified, (await AnswerAsync(changed, link)).Fault);
        await ChangeAsync(changed, "https://second.example");

        await LaterAsync();

        Assert.False((await ReadAsync(place)).HasVerifiedOn);
        Assert.Equal("overtaken", await OutcomeAsync(link));
    }

    [Fact]
    public async Task Link_of_a_frozen_key_and_revoked_link_confirm_nothing()
    {
        var (place, link, key) = await LinkAsync();
        await AnswerAsync(place, link);
        await server.Keys.FreezeAsync(key, "stolen", by: null, CancellationToken.None);
        await LaterAsync();
        Assert.Equal("overtaken", await OutcomeAsync(link));
        Assert.False((await ReadAsync(place)).HasVerifiedOn);

        var (other, revoked, _) = await LinkAsync();
        await AnswerAsync(other, revoked);
        var stranger = await server.KeyAsync(Role.Contributor);
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(Links.RevokeConfirmationLinkAsync(new() { Id = revoked.Link.Id }, stranger).ResponseAsync)).Code);
        await Links.RevokeConfirmationLinkAsync(new() { Id = revoked.Link.Id }, await server.KeyAsync(Role.Reviewer));
        await LaterAsync();
        Assert.False((await ReadAsync(other)).HasVerifiedOn);
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(Links.OpenConfirmationLinkAsync(new() { Secret = revoked.Secret }).ResponseAsync)).Code);
    }

    [Fact]
    public async Task Ended_link_is_not_good_and_only_a_hash_of_its_secret_is_kept()
    {
        var (_, link, _) = await LinkAsync();
        Assert.DoesNotContain(link.Secret, await server.Map.ScalarAsync<string>("SELECT string_agg(l::text, ' ') FROM confirmation_link l"), StringComparison.Ordinal);
        await server.Map.ScalarAsync<DateTime>("UPDATE confirmation_link SET ends_at = now() WHERE id = $1 RETURNING ends_at", Guid.Parse(link.Link.Id));
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(Links.OpenConfirmationLinkAsync(new() { Secret = link.Secret }).ResponseAsync)).Code);
    }

    public static TheoryData<string, Action<CreateConfirmationLinkRequest>> Wrong => new()
    {
        { "days", request => request.Days = 91 },
        { "days", request => request.Days = 0 },
        // No mail is sent here.
        { "email", request => request.Email = "group@example.org" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_request_is_refused_by_its_field(string field, Action<CreateConfirmationLinkRequest> spoil)
    {
        var request = new CreateConfirmationLinkRequest { PlaceId = (await AddAsync()).Id };
        spoil(request);
        var refused = await Refused.ByAsync(Links.CreateConfirmationLinkAsync(request, await server.KeyAsync(Role.Contributor)).ResponseAsync);
        Assert.Equal((StatusCode.InvalidArgument, field), (refused.Code, refused.Violations.Single().Field));
    }

    [Fact]
    public async Task Link_needs_a_key_and_a_group()
    {
        var centre = await server.Places.CreatePlaceAsync(new() { Place = Some.DetentionCentre() }, await server.KeyAsync(Role.Contributor));
        Assert.Equal(StatusCode.Unauthenticated, (await Refused.ByAsync(Links.CreateConfirmationLinkAsync(new() { PlaceId = centre.Id }).ResponseAsync)).Code);
        var refused = await Refused.ByAsync(Links.CreateConfirmationLinkAsync(new() { PlaceId = centre.Id }, await server.KeyAsync(Role.Contributor)).ResponseAsync);
        Assert.Equal("place_id", refused.Violations.Single().Field);
    }

    // As if ten minutes had passed since all answers.
    async Task LaterAsync()
    {
        await server.Map.ScalarAsync<long>("""
            WITH later AS (UPDATE confirmation_link SET answered_at = answered_at - interval '11 minutes' WHERE answer IS NOT NULL AND outcome IS NULL RETURNING 1)
            SELECT count(*) FROM later
            """);
        await Settle.RunAsync(CancellationToken.None);
    }

    Task<string> OutcomeAsync(CreateConfirmationLinkResponse link) =>
        server.Map.ScalarAsync<string>("SELECT outcome FROM confirmation_link WHERE id = $1", Guid.Parse(link.Link.Id));

    async Task<Place> ReadAsync(Place place) => await server.Places.GetPlaceAsync(new() { Id = place.Id });

    async Task<Place> ChangeAsync(Place place, string website) => (await server.Contributions.UpdatePlaceAsync(
        new()
        {
            Id = place.Id, Revision = place.Revision, Place = new() { Website = website }, UpdateMask = FieldMask.FromString("website"),
            Summary = new() { Sources = { Some.Source } },
        }, await server.KeyAsync(Role.Contributor))).Place;

    async Task<OpenedLink> AnswerAsync(
        Place seen, CreateConfirmationLinkResponse link, LinkAnswer answer = LinkAnswer.Correct, string word = "Calais") =>
        await Links.AnswerConfirmationLinkAsync(new() { Secret = link.Secret, Revision = seen.Revision, Answer = answer, Word = word });

    async Task<Place> AddAsync(string? key = null)
    {
        var place = Some.SupportGroup("A group of people");
        place.Address = new() { Town = "Calais", Postcode = "62100" };
        place.Contacts.Add(new Contact { Kind = ContactKind.Email, Value = "group@example.org", Visibility = ContactVisibility.Public });
        return await server.Places.CreatePlaceAsync(new() { Place = place }, key is null ? await server.KeyAsync(Role.Contributor) : PlacesServer.Bearer(key));
    }

    async Task<(Place Place, CreateConfirmationLinkResponse Link, Guid Key)> LinkAsync()
    {
        var key = await server.Keys.CreateAsync(Role.Contributor, [], "links", CancellationToken.None);
        var place = await AddAsync(key.Secret);
        return (place, await Links.CreateConfirmationLinkAsync(new() { PlaceId = place.Id }, PlacesServer.Bearer(key.Secret)), key.Id);
    }
}
