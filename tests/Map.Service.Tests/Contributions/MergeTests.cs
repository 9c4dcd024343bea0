using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Contributions;

public sealed class MergeTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly EditSummary Why = new() { Comment = "Two entries for one centre" };

    [Fact]
    public async Task One_place_stays_with_what_both_had_and_the_other_id_leads_to_it()
    {
        var (one, other) = (await AddAsync("Haslar IRC", "A leaflet"), await AddAsync("HMP Haslar", "A report"));
        var operates = await InvolveAsync(other, "Mitie");

        other = await server.Places.GetPlaceAsync(new() { Id = other.Id });
        var merged = await MergeAsync(one, other, FieldMask.FromString("website"));

        Assert.Equal(["A leaflet", "A report"], merged.Place.Sources.Select(source => source.Citation));
        Assert.Equal("HMP Haslar", merged.Place.OtherNames.Single().Name);
        Assert.Equal("https://HMP-Haslar.example", merged.Place.Website);
        Assert.Equal([other.Id], merged.Place.MergedFrom);
        var read = await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { one.Id } });
        Assert.Equal(operates, read.Involvements.Single().Id);

        var gone = await Refused.ByAsync(server.Places.GetPlaceAsync(new() { Id = other.Id }).ResponseAsync);
        Assert.Equal((StatusCode.NotFound, one.Id), (gone.Code, gone.Detail<ErrorInfo>().Metadata["merged_into"]));
        Assert.Equal(merged.Place, await server.Places.GetPlaceAsync(new() { Id = other.Id, FollowMerged = true }));
        var batch = await server.Places.BatchGetPlacesAsync(new() { Ids = { other.Id, one.Id }, FollowMerged = true });
        Assert.Equal([one.Id, one.Id], batch.Places.Select(place => place.Id));
    }

    [Fact]
    public async Task Undoing_a_merge_brings_the_other_back()
    {
        var (one, other) = (await AddAsync("Brook House", "A leaflet"), await AddAsync("Brook House IRC", "A report"));
        var operates = await InvolveAsync(other, "G4S");
        var states = await StatesAsync(one.Id, other.Id);
        var merged = await MergeAsync(one, await server.Places.GetPlaceAsync(new() { Id = other.Id }), null);

        await server.Contributions.RevertAsync(new() { ActId = merged.ActId, Summary = Why }, await server.KeyAsync(Role.Reviewer));

        Assert.Equal(states, await StatesAsync(one.Id, other.Id));
        var read = await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { other.Id } });
        Assert.Equal(operates, read.Involvements.Single().Id);
        Assert.Empty((await server.Places.GetPlaceAsync(new() { Id = one.Id })).MergedFrom);
    }

    [Fact]
    public async Task Merge_is_undone_by_the_id_that_went_and_until_then_a_change_of_it_names_the_other()
    {
        var (one, other) = (await AddAsync("Tinsley House", "A leaflet"), await AddAsync("Tinsley House IRC", "A report"));
        var states = await StatesAsync(one.Id, other.Id);
        await MergeAsync(one, other, null);
        var key = await server.KeyAsync(Role.Reviewer);
        var change = new UpdatePlaceRequest
        {
            Id = other.Id, Revision = other.Revision, Place = new() { Note = "x" }, UpdateMask = FieldMask.FromString("note"), Summary = Why,
        };

        var refused = await Refused.ByAsync(server.Contributions.UpdatePlaceAsync(change, key).ResponseAsync);
        await server.Contributions.RevertAsync(new() { MergedId = other.Id, Summary = Why }, key);

        var info = refused.Detail<ErrorInfo>();
        Assert.Equal((StatusCode.NotFound, one.Id, "DetentionCentre"), (refused.Code, info.Metadata["merged_into"], info.Metadata["merged_type"]));
        Assert.Equal(states, await StatesAsync(one.Id, other.Id));
        var again = await Refused.ByAsync(server.Contributions.RevertAsync(new() { MergedId = other.Id, Summary = Why }, key).ResponseAsync);
        Assert.Equal(StatusCode.NotFound, again.Code);
        var both = await Refused.ByAsync(
            server.Contributions.RevertAsync(new() { MergedId = other.Id, Number = 1, Summary = Why }, key).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, both.Code);
    }

    [Fact]
    public async Task Repeated_request_for_a_place_that_went_gets_the_one_that_stays_and_adds_none()
    {
        var key = await server.KeyAsync(Role.Contributor);
        var request = new CreatePlaceRequest { Place = Some.DetentionCentre("Colnbrook IRC"), RequestId = Guid.NewGuid().ToString() };
        var (one, other) = (await AddAsync("Colnbrook", "A leaflet"), await server.Places.CreatePlaceAsync(request, key));
        await MergeAsync(one, other, null);

        Assert.Equal(one.Id, (await server.Places.CreatePlaceAsync(request, key)).Id);
        await server.Contributions.RevertAsync(new() { MergedId = other.Id, Summary = Why }, await server.KeyAsync(Role.Reviewer));
        Assert.Equal(other.Id, (await server.Places.CreatePlaceAsync(request, key)).Id);
        request.Place.Name = "Another";
        Assert.Equal("request_id", (await Refused.ByAsync(server.Places.CreatePlaceAsync(request, key).ResponseAsync)).Violations.Single().Field);
    }

    [Fact]
    public async Task Chain_of_merges_leads_to_the_last()
    {
        var places = new[] { await AddAsync("First", "1"), await AddAsync("Second", "2"), await AddAsync("Third", "3") };
        var second = await MergeAsync(places[1], places[0], null);
        await MergeAsync(places[2], second.Place, null);

        foreach (var id in places[..2].Select(place => place.Id))
            Assert.Equal(places[2].Id, (await server.Places.GetPlaceAsync(new() { Id = id, FollowMerged = true })).Id);
        Assert.Equal(["First", "Second"], (await server.Places.GetPlaceAsync(new() { Id = places[2].Id })).OtherNames.Select(name => name.Name).Order());
    }

    [Fact]
    public async Task Chain_without_its_second_merge_leads_where_it_led_and_with_it_again_to_the_last()
    {
        var (first, second, third) = (await AddAsync("Campsfield", "A"), await AddAsync("Campsfield House", "B"), await AddAsync("Campsfield IRC", "C"));
        var middle = (await MergeAsync(second, first, null)).Place;
        await MergeAsync(third, middle, null);
        var key = await server.KeyAsync(Role.Reviewer);
        Assert.Equal((third.Id, third.Id), (await LeadsToAsync(first), await LeadsToAsync(second)));

        var undone = await server.Contributions.RevertAsync(new() { MergedId = second.Id, Summary = Why }, key);
        Assert.Equal((second.Id, second.Id, third.Id), (await LeadsToAsync(first), await LeadsToAsync(second), await LeadsToAsync(third)));
        Assert.Equal([first.Id], (await server.Places.GetPlaceAsync(new() { Id = second.Id })).MergedFrom);

        var again = await server.Contributions.RevertAsync(new() { ActId = undone.ActId, Summary = Why }, key);
        Assert.Equal((third.Id, third.Id), (await LeadsToAsync(first), await LeadsToAsync(second)));

        await server.Contributions.RevertAsync(new() { ActId = again.ActId, Summary = Why }, key);
        await server.Contributions.RevertAsync(new() { MergedId = first.Id, Summary = Why }, key);
        Assert.Equal((first.Id, second.Id, third.Id), (await LeadsToAsync(first), await LeadsToAsync(second), await LeadsToAsync(third)));

        async Task<string> LeadsToAsync(Place place) => (await server.Places.GetPlaceAsync(new() { Id = place.Id, FollowMerged = true })).Id;
    }

    [Fact]
    public async Task What_is_withheld_is_not_published_by_a_merge_that_keeps_a_finer_precision()
    {
        var (one, other) = (Some.Place("Reporting office"), Some.Place("Reporting office, in the town"));
        (one.Precision, one.Address) = (Precision.Building, new() { Lines = "1 Old Road", Town = "Calais" });
        (other.Precision, other.Address) = (Precision.Town, new() { Lines = "7 Hidden Street", Postcode = "62100", Town = "Calais" });
        var key = await server.KeyAsync(Role.Reviewer);
        one = await server.Places.CreatePlaceAsync(new() { Place = one }, key);
        other = await server.Places.CreatePlaceAsync(new() { Place = other }, key);

        var finer = await Refused.ByAsync(MergeAsync(other, one, FieldMask.FromString("precision")));
        var merged = (await MergeAsync(one, other, FieldMask.FromString("address"))).Place;

        Assert.Equal("take", finer.Violations.Single().Field);
        Assert.Equal((Precision.Building, false, false, "Calais"), (merged.Precision, merged.Address.HasLines, merged.Address.HasPostcode, merged.Address.Town));
        Assert.Equal("", await server.Map.ScalarAsync<string>(
            "SELECT concat(address_lines, postcode, withheld_address_lines, withheld_postcode) FROM place WHERE id = $1", Guid.Parse(one.Id)));
    }

    [Theory]
    [InlineData("position,address", "7 Hidden Street")]
    [InlineData("position,address.lines", "7 Hidden Street")]
    [InlineData("position", "1 Old Road")]
    public async Task What_is_withheld_of_an_address_is_taken_and_kept_by_the_precision_that_is_taken(string take, string lines)
    {
        var (one, other) = (Some.Place("Removal centre"), Some.Place("Removal centre, in the town"));
        (one.Precision, one.Address) = (Precision.Building, new() { Lines = "1 Old Road", Town = "Calais" });
        (other.Precision, other.Address) = (Precision.Town, new() { Lines = "7 Hidden Street", Town = "Calais" });
        var key = await server.KeyAsync(Role.Reviewer);
        one = await server.Places.CreatePlaceAsync(new() { Place = one }, key);
        other = await server.Places.CreatePlaceAsync(new() { Place = other }, key);

        var merged = (await MergeAsync(one, other, FieldMask.FromString(take))).Place;

        Assert.Equal((Precision.Town, false), (merged.Precision, merged.Address.HasLines));
        Assert.Equal(lines, await server.Map.ScalarAsync<string>(
            "SELECT withheld_address_lines FROM place WHERE id = $1 AND address_lines IS NULL", Guid.Parse(one.Id)));
    }

    [Fact]
    public async Task Preview_is_the_result_and_leaves_nothing()
    {
        var (one, other) = (await AddAsync("Dungavel", "A leaflet"), await AddAsync("Dungavel House", "A report"));
        var request = Request(one, other, null);
        request.ValidateOnly = true;
        var preview = await server.Contributions.MergePlacesAsync(request, await server.KeyAsync(Role.Reviewer));
        Assert.Equal(other, await server.Places.GetPlaceAsync(new() { Id = other.Id }));

        request.ValidateOnly = false;
        var merged = await server.Contributions.MergePlacesAsync(request, await server.KeyAsync(Role.Reviewer));
        Assert.Equal(preview.Changes, merged.Changes);
    }

    [Fact]
    public async Task What_cannot_be_one_is_refused()
    {
        var (one, other) = (await AddAsync("Tinsley House", "A leaflet"), await AddAsync("Tinsley House 2", "A report"));
        var group = await server.Places.CreatePlaceAsync(new() { Place = Some.SupportGroup() }, await server.KeyAsync(Role.Contributor));

        Assert.Equal("other_id", (await Refused.ByAsync(MergeAsync(one, group, null))).Violations.Single().Field);
        Assert.Equal("other_id", (await Refused.ByAsync(MergeAsync(one, one, null))).Violations.Single().Field);
        Assert.Equal("take.paths[0]", (await Refused.ByAsync(MergeAsync(one, other, FieldMask.FromString("support_group")))).Violations.Single().Field);
        Assert.Equal(StatusCode.PermissionDenied, (await Refused.ByAsync(server.Contributions.MergePlacesAsync(
            Request(one, other, null), await server.KeyAsync(Role.Contributor)).ResponseAsync)).Code);
        var stale = one.Clone();
        await server.Contributions.UpdatePlaceAsync(
            new()
            {
                Id = one.Id, Revision = one.Revision, Place = new Place { Note = "Now closed" }, UpdateMask = FieldMask.FromString("note"), Summary = new() { IsSpelling = true },
            }, await server.KeyAsync(Role.Contributor));
        Assert.Equal("CONFLICT", (await Refused.ByAsync(MergeAsync(stale, other, null))).Reason);
    }

    [Fact]
    public async Task Organisations_are_merged_with_what_they_do()
    {
        var place = await AddAsync("Yarl's Wood", "A leaflet");
        var involvement = await InvolveAsync(place, "Serco Ltd");
        var key = await server.KeyAsync(Role.Reviewer);
        var going = (await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { place.Id } })).Involvements.Single().OrganisationId;
        var organisation = await server.Organisations.GetOrganisationAsync(new() { Id = going });
        var stays = await OrganisationAsync("Serco");

        var merged = await server.Contributions.MergeOrganisationsAsync(
            new() { Id = stays.Id, Revision = stays.Revision, OtherId = going, OtherRevision = organisation.Revision, Summary = Why }, key);

        Assert.Equal("Serco Ltd", merged.Organisation.OtherNames.Single().Name);
        var read = (await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { place.Id } })).Involvements.Single();
        Assert.Equal((involvement, stays.Id), (read.Id, read.OrganisationId));
        Assert.Equal(stays.Id, (await server.Organisations.GetOrganisationAsync(new() { Id = going, FollowMerged = true })).Id);

        await server.Contributions.RevertAsync(new() { ActId = merged.ActId, Summary = Why }, key);
        read = (await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { place.Id } })).Involvements.Single();
        Assert.Equal((involvement, going), (read.Id, read.OrganisationId));
    }

    [Fact]
    public async Task Merged_organisations_leave_one_of_two_equal_involvements_and_undoing_brings_the_other_back()
    {
        var place = await AddAsync("Heathrow", "A leaflet");
        var (one, other) = (await InvolveAsync(place, "Care"), await InvolveAsync(place, "Care and Custody"));
        var read = (await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { place.Id } })).Involvements.ToDictionary(row => row.Id);
        var key = await server.KeyAsync(Role.Reviewer);

        var merged = await server.Contributions.MergeOrganisationsAsync(
            await OfAsync(read[one].OrganisationId, read[other].OrganisationId), key);
        var left = (await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { place.Id } })).Involvements;
        await server.Contributions.RevertAsync(new() { ActId = merged.ActId, Summary = Why }, key);
        var back = (await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { place.Id } })).Involvements;

        Assert.Equal([one], left.Select(row => row.Id));
        Assert.Equal(read, back.ToDictionary(row => row.Id));
    }

    [Fact]
    public async Task Merge_that_would_make_a_circle_of_parents_is_refused_and_one_step_of_it_is_left_out()
    {
        var top = await OrganisationAsync("Top");
        var middle = await OrganisationAsync("Middle", top);
        var bottom = await OrganisationAsync("Bottom", middle);
        var key = await server.KeyAsync(Role.Reviewer);

        var circle = await Refused.ByAsync(
            server.Contributions.MergeOrganisationsAsync(await OfAsync(bottom.Id, top.Id), key).ResponseAsync);
        var step = await OfAsync(top.Id, middle.Id);
        step.Take = FieldMask.FromString("parent_id");
        step.OtherId = step.OtherId.ToUpperInvariant();
        var merged = await server.Contributions.MergeOrganisationsAsync(step, key);

        Assert.Equal("other_id", circle.Violations.Single().Field);
        Assert.False(merged.Organisation.HasParentId);
        Assert.Equal(top.Id, (await server.Organisations.GetOrganisationAsync(new() { Id = bottom.Id })).ParentId);
    }

    async Task<MergeOrganisationsRequest> OfAsync(string stays, string goes) => new()
    {
        Id = stays, Revision = (await server.Organisations.GetOrganisationAsync(new() { Id = stays })).Revision,
        OtherId = goes, OtherRevision = (await server.Organisations.GetOrganisationAsync(new() { Id = goes })).Revision, Summary = Why,
    };

    async Task<Place> AddAsync(string name, string citation)
    {
        var place = Some.DetentionCentre(name);
        place.Sources[0].Citation = citation;
        place.Website = $"https://{name.Replace(' ', '-').Replace("'", "")}.example";
        return await server.Places.CreatePlaceAsync(new() { Place = place }, await server.KeyAsync(Role.Contributor));
    }

    async Task<Organisation> OrganisationAsync(string name, Organisation? parent = null)
    {
        var organisation = new Organisation { Name = name, Kind = OrganisationKind.Company, Sources = { Some.Source } };
        if (parent is not null) organisation.ParentId = parent.Id;
        return (await server.Contributions.AddOrganisationAsync(new() { Organisation = organisation }, await server.KeyAsync(Role.Contributor))).Organisation;
    }

    async Task<string> InvolveAsync(Place place, string organisation) => (await server.Contributions.AddInvolvementAsync(
        new()
        {
            Involvement = new()
            {
                PlaceId = place.Id, OrganisationId = (await OrganisationAsync(organisation)).Id, Role = InvolvementRole.Operates, Source = Some.Source,
            },
        },
        await server.KeyAsync(Role.Contributor))).Involvement.Id;

    async Task<UpdatePlaceResponse> MergeAsync(Place one, Place other, FieldMask? take) =>
        await server.Contributions.MergePlacesAsync(Request(one, other, take), await server.KeyAsync(Role.Reviewer));

    static MergePlacesRequest Request(Place one, Place other, FieldMask? take) => new()
    {
        Id = one.Id, Revision = one.Revision, OtherId = other.Id, OtherRevision = other.Revision, Take = take, Summary = Why,
    };

    async Task<string[]> StatesAsync(params string[] ids) => await Task.WhenAll(ids.Select(id => server.Map.ScalarAsync<string>(
        "SELECT state_fields(place_state(id))::text FROM place WHERE id = $1", Guid.Parse(id))));
}
