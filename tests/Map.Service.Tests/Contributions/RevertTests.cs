using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Contributions;

public sealed class RevertTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly EditSummary Why = new() { Comment = "It is wrong" };

    [Fact]
    public async Task Change_in_mid_history_is_undone_and_later_ones_stay()
    {
        var (place, key) = await PlaceAsync();
        var hostile = await UpdateAsync(place, key, new Place { Name = "Hostile", Website = "https://bad.example" }, "name,website");
        await UpdateAsync(hostile.Place, key, new Place { Summary = "A good summary" }, "summary");

        var reverted = await RevertAsync(new() { Number = hostile.Place.Revision, Summary = Why });

        var after = await server.Places.GetPlaceAsync(new() { Id = place.Id });
        Assert.Equal(("A centre", "", "A good summary"), (after.Name, after.Website, after.Summary));
        Assert.Equal(["name", "website"], reverted.Undone.Select(undone => undone.Change.Field));
        Assert.Equal(("Hostile", "A centre"), (reverted.Undone[0].Change.Before[0], reverted.Undone[0].Change.After[0]));
        // The later change added a source beside that of the hostile one.
        Assert.Equal(["sources"], reverted.BuiltUpon.Select(kept => kept.Field));
        var history = await server.History.ListRevisionsAsync(new() { PlaceId = place.Id });
        Assert.Equal(("revert", "It is wrong"), (history.Results[0].Revision.Origin, history.Results[0].Revision.Comment));
    }

    [Fact]
    public async Task What_others_built_on_it_is_listed_and_stays()
    {
        var (place, key) = await PlaceAsync();
        var first = await UpdateAsync(place, key, new Place { Name = "First" }, "name");
        var second = await UpdateAsync(first.Place, key, new Place { Name = "Second" }, "name");

        var preview = await RevertAsync(new() { ActId = first.ActId, Summary = Why, ValidateOnly = true });

        Assert.Empty(preview.Undone);
        Assert.Equal([second.Place.Revision], preview.BuiltUpon.Single(kept => kept.Field == "name").Revisions);
        Assert.Equal("Second", (await server.Places.GetPlaceAsync(new() { Id = place.Id })).Name);
    }

    [Fact]
    public async Task Undoing_is_undone()
    {
        var (place, key) = await PlaceAsync();
        var full = await UpdateAsync(place, key, Full(), "periods,contacts,other_names,detention_centre,position,precision,address,names");
        var before = await StateAsync(place.Id);

        var undone = await RevertAsync(new() { ActId = full.ActId, Summary = Why });
        Assert.Empty((await server.Places.GetPlaceAsync(new() { Id = place.Id })).Periods);
        await RevertAsync(new() { ActId = undone.ActId, Summary = Why });

        Assert.Equal(before, await StateAsync(place.Id));
        Assert.Equal(full.Place.Periods, (await server.Places.GetPlaceAsync(new() { Id = place.Id })).Periods);
    }

    [Fact]
    public async Task Added_place_goes_and_comes_back()
    {
        var (place, key) = await PlaceAsync();
        var organisation = (await server.Contributions.AddOrganisationAsync(
            new() { Organisation = new() { Name = "Serco", Kind = OrganisationKind.Company, Sources = { Some.Source } } }, key)).Organisation;
        await server.Contributions.AddInvolvementAsync(
            new()
            {
                Involvement = new()
                {
                    PlaceId = place.Id, OrganisationId = organisation.Id, Role = InvolvementRole.Operates, Source = Some.Source,
                },
            }, key);
        var state = await StateAsync(place.Id);
        var keyId = await KeyIdAsync(place);

        var all = new RevertContributorRequest { KeyId = keyId, Since = Timestamp.FromDateTime(DateTime.UnixEpoch), Summary = Why };
        var preview = all.Clone();
        preview.ValidateOnly = true;
        var digest = (await RevertAllAsync(preview)).Digest;
        all.Digest = digest;
        var reverted = await RevertAllAsync(all);

        Assert.Equal((digest, 2), (reverted.Digest, reverted.Subjects));
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(server.Places.GetPlaceAsync(new() { Id = place.Id }).ResponseAsync)).Code);
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(
            server.Organisations.GetOrganisationAsync(new() { Id = organisation.Id }).ResponseAsync)).Code);

        await RevertAsync(new RevertRequest { ActId = reverted.ActId, Summary = Why });
        Assert.Equal(state, await StateAsync(place.Id));
        Assert.Single((await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { place.Id } })).Involvements);
    }

    [Fact]
    public async Task Layers_of_one_contributor_go_together()
    {
        var (place, _) = await PlaceAsync();
        var (hostile, other) = (await server.KeyAsync(Role.Contributor), await server.KeyAsync(Role.Contributor));
        var one = await UpdateAsync(place, hostile, new Place { Name = "One", Note = "bad" }, "name,note");
        var two = await UpdateAsync(one.Place, hostile, new Place { Name = "Two" }, "name");
        var good = await UpdateAsync(two.Place, other, new Place { Name = "Good" }, "name");
        var three = await UpdateAsync(good.Place, hostile, new Place { Name = "Three" }, "name");

        await RevertAllAsync(new RevertContributorRequest
        {
            KeyId = await KeyIdAsync(three.Place), Since = Timestamp.FromDateTime(DateTime.UnixEpoch), Summary = Why,
        });

        var after = await server.Places.GetPlaceAsync(new() { Id = place.Id });
        Assert.Equal(("Good", false), (after.Name, after.HasNote));
    }

    [Fact]
    public async Task Stale_preview_is_refused()
    {
        var (place, key) = await PlaceAsync();
        var changed = await UpdateAsync(place, key, new Place { Name = "Hostile" }, "name");
        var request = new RevertContributorRequest
        {
            KeyId = await KeyIdAsync(changed.Place), Since = Timestamp.FromDateTime(DateTime.UnixEpoch), Summary = Why, ValidateOnly = true,
        };
        var preview = await RevertAllAsync(request);
        await UpdateAsync(changed.Place, key, new Place { Note = "One more" }, "note");

        request.ValidateOnly = false;
        request.Digest = preview.Digest;
        Assert.Equal("CONFLICT", (await Refused.ByAsync(RevertAllAsync(request))).Reason);
        Assert.Equal("Hostile", (await server.Places.GetPlaceAsync(new() { Id = place.Id })).Name);
    }

    [Fact]
    public async Task Only_reviewers_undo_and_say_why()
    {
        var (place, key) = await PlaceAsync();
        var request = new RevertRequest { Number = place.Revision };

        Assert.Equal(StatusCode.PermissionDenied, (await Refused.ByAsync(server.Contributions.RevertAsync(request, key).ResponseAsync)).Code);
        Assert.Equal("summary.comment", (await Refused.ByAsync(RevertAsync(request))).Violations.Single().Field);
        var unknown = new RevertRequest { Number = 1_000_000_000, Summary = Why };
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(RevertAsync(unknown))).Code);
    }

    [Fact]
    public async Task What_comes_back_names_the_organisation_that_its_own_was_merged_into()
    {
        var (a, b) = (await OrganisationAsync("Serco"), await OrganisationAsync("Serco Ltd"));
        var (ids, act) = await RemovedAsync(a);
        await server.Contributions.MergeOrganisationsAsync(
            new() { Id = b.Id, Revision = b.Revision, OtherId = a.Id, OtherRevision = a.Revision, Summary = Why }, await server.KeyAsync(Role.Reviewer));

        await RevertAsync(new() { ActId = act, Summary = Why });

        Assert.Equal((b.Id, b.Id, b.Id), await NamedAsync(ids));
    }

    [Fact]
    public async Task What_comes_back_names_no_organisation_that_is_gone_and_lists_it()
    {
        var key = await server.KeyAsync(Role.Contributor);
        var organisation = await OrganisationAsync("Serco", key: key);
        var (ids, act) = await RemovedAsync(organisation);
        await RevertAllAsync(OfKey(await KeyIdAsync(organisation.Revision)));

        var back = await RevertAsync(new() { ActId = act, Summary = Why });

        Assert.Equal((null, null, null), await NamedAsync(ids));
        var gone = await server.Map.ScalarAsync<long>("SELECT max(number) FROM revision WHERE subject_id = $1", organisation.Id);
        Assert.Equal(["involvements", "organisation_id", "parent_id"], back.BuiltUpon.Select(kept => kept.Field).Order());
        Assert.All(back.BuiltUpon, kept => Assert.Equal([gone], kept.Revisions));
    }

    [Fact]
    public async Task Field_that_named_an_organisation_that_is_gone_stays_and_the_others_are_set_back()
    {
        var (place, key) = await PlaceAsync();
        var hostile = await server.KeyAsync(Role.Contributor);
        var (gone, stays) = (await OrganisationAsync("Gone", key: hostile), await OrganisationAsync("Stays"));
        var added = await InvolveAsync(place, gone, key);
        var changed = await server.Contributions.UpdateInvolvementAsync(
            new()
            {
                Id = added.Involvement.Id, Revision = added.Revision, Involvement = new() { OrganisationId = stays.Id },
                UpdateMask = FieldMask.FromString("organisation_id"), Summary = new() { Sources = { Some.Source } },
            }, key);
        await RevertAllAsync(OfKey(await KeyIdAsync(gone.Revision)));

        var reverted = await RevertAsync(new() { ActId = changed.ActId, Summary = Why });

        Assert.Empty(reverted.Undone);
        Assert.Equal("involvements", reverted.BuiltUpon.Single().Field);
        var read = await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { place.Id } });
        Assert.Equal(stays.Id, read.Involvements.Single().OrganisationId);
    }

    [Fact]
    public async Task Organisation_stays_with_all_that_it_belongs_to_when_others_need_it()
    {
        var (place, key) = await PlaceAsync();
        var hostile = await server.KeyAsync(Role.Contributor);
        var top = await OrganisationAsync("Top", key: hostile);
        var middle = await OrganisationAsync("Middle", top, hostile);
        var needed = await OrganisationAsync("Needed", middle, hostile);
        var unused = await OrganisationAsync("Unused", top, hostile);
        await InvolveAsync(place, needed, key);

        var reverted = await RevertAllAsync(OfKey(await KeyIdAsync(top.Revision)));

        Assert.Equal([top.Id, middle.Id, needed.Id], reverted.BuiltUpon.Select(kept => kept.SubjectId).Order());
        Assert.Equal(unused.Id, reverted.Undone.Single().SubjectId);
        Assert.Equal(middle.Id, (await server.Organisations.GetOrganisationAsync(new() { Id = needed.Id })).ParentId);
    }

    [Fact]
    public async Task Undone_merge_of_organisations_gives_children_their_parent_back()
    {
        var (stays, goes) = (await OrganisationAsync("Stays"), await OrganisationAsync("Goes"));
        var child = await OrganisationAsync("Child", goes);
        var merged = await server.Contributions.MergeOrganisationsAsync(
            new() { Id = stays.Id, Revision = stays.Revision, OtherId = goes.Id, OtherRevision = goes.Revision, Summary = Why },
            await server.KeyAsync(Role.Reviewer));

        await RevertAsync(new() { ActId = merged.ActId, Summary = Why });

        Assert.Equal(goes.Id, (await server.Organisations.GetOrganisationAsync(new() { Id = child.Id })).ParentId);
    }

    [Fact]
    public async Task Parent_that_would_make_a_circle_by_now_is_listed_and_stays()
    {
        var above = await OrganisationAsync("Above");
        var below = await OrganisationAsync("Below", above);
        var freed = await ParentAsync(below, null);
        var turned = await ParentAsync(above, freed.Organisation);

        var reverted = await RevertAsync(new() { ActId = freed.ActId, Summary = Why });

        Assert.Equal(("parent_id", turned.Organisation.Revision), (reverted.BuiltUpon[^1].Field, reverted.BuiltUpon[^1].Revisions.Single()));
        Assert.False((await server.Organisations.GetOrganisationAsync(new() { Id = below.Id })).HasParentId);
    }

    [Fact]
    public async Task Time_outside_of_the_calendar_is_named()
    {
        var never = new Timestamp { Seconds = long.MaxValue };
        var request = new RevertContributorRequest { KeyId = Guid.NewGuid().ToString(), Since = never, Until = never, Summary = Why };

        var refused = await Refused.ByAsync(RevertAllAsync(request));

        Assert.Equal(["since", "until"], refused.Violations.Select(violation => violation.Field));
    }

    // A place where an organisation is involved, a group of it, and an organisation that belongs to it; all three gone by one act.
    async Task<((string Place, string Group, string Child) Ids, string ActId)> RemovedAsync(Organisation organisation)
    {
        var (place, key) = await PlaceAsync();
        await InvolveAsync(place, organisation, key);
        var group = Some.SupportGroup();
        group.SupportGroup.OrganisationId = organisation.Id;
        group = await server.Places.CreatePlaceAsync(new() { Place = group }, key);
        var child = await OrganisationAsync("Child", organisation, key);
        var removed = await RevertAllAsync(OfKey(await KeyIdAsync(place.Revision)));
        Assert.Equal(3, removed.Subjects);
        return ((place.Id, group.Id, child.Id), removed.ActId);
    }

    // The organisations that those three name; null for none.
    async Task<(string? Place, string? Group, string? Child)> NamedAsync((string Place, string Group, string Child) ids)
    {
        var involvements = (await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { ids.Place } })).Involvements;
        var group = (await server.Places.GetPlaceAsync(new() { Id = ids.Group })).SupportGroup;
        var child = await server.Organisations.GetOrganisationAsync(new() { Id = ids.Child });
        return (
            involvements.SingleOrDefault()?.OrganisationId, group.HasOrganisationId ? group.OrganisationId : null,
            child.HasParentId ? child.ParentId : null);
    }

    async Task<Organisation> OrganisationAsync(string name, Organisation? parent = null, Metadata? key = null)
    {
        var organisation = new Organisation { Name = name, Kind = OrganisationKind.Company, Sources = { Some.Source } };
        if (parent is not null) organisation.ParentId = parent.Id;
        return (await server.Contributions.AddOrganisationAsync(
            new() { Organisation = organisation }, key ?? await server.KeyAsync(Role.Contributor))).Organisation;
    }

    async Task<OrganisationResponse> ParentAsync(Organisation organisation, Organisation? parent)
    {
        var given = new Organisation();
        if (parent is not null) given.ParentId = parent.Id;
        return await server.Contributions.UpdateOrganisationAsync(
            new()
            {
                Id = organisation.Id, Revision = organisation.Revision, Organisation = given, UpdateMask = FieldMask.FromString("parent_id"),
                Summary = new() { Sources = { Some.Source } },
            }, await server.KeyAsync(Role.Contributor));
    }

    async Task<InvolvementResponse> InvolveAsync(Place place, Organisation organisation, Metadata key) =>
        await server.Contributions.AddInvolvementAsync(
            new()
            {
                Involvement = new()
                {
                    PlaceId = place.Id, OrganisationId = organisation.Id, Role = InvolvementRole.Operates, Source = Some.Source,
                },
            }, key);

    static RevertContributorRequest OfKey(string keyId) =>
        new() { KeyId = keyId, Since = Timestamp.FromDateTime(DateTime.UnixEpoch), Summary = Why };

    async Task<(Place Place, Metadata Key)> PlaceAsync()
    {
        var key = await server.KeyAsync(Role.Contributor);
        return (await server.Places.CreatePlaceAsync(new() { Place = Some.DetentionCentre() }, key), key);
    }

    async Task<UpdatePlaceResponse> UpdateAsync(Place seen, Metadata key, Place given, string paths) =>
        await server.Contributions.UpdatePlaceAsync(
            new()
            {
                Id = seen.Id, Revision = seen.Revision, Place = given, UpdateMask = FieldMask.FromString(paths),
                Summary = new() { Sources = { new Source { Citation = $"Source of {paths} {Guid.NewGuid()}" } } },
            }, key);

    async Task<RevertResponse> RevertAsync(RevertRequest request) =>
        await server.Contributions.RevertAsync(request, await server.KeyAsync(Role.Reviewer));

    async Task<RevertResponse> RevertAllAsync(RevertContributorRequest request) =>
        await server.Contributions.RevertContributorAsync(request, await server.KeyAsync(Role.Reviewer));

    Task<string> KeyIdAsync(Place place) => KeyIdAsync(place.Revision);

    async Task<string> KeyIdAsync(long revision) =>
        (await server.Map.ScalarAsync<Guid>("SELECT key_id FROM revision WHERE number = $1", revision)).ToString();

    Task<string> StateAsync(string id) => server.Map.ScalarAsync<string>(
        "SELECT (state_fields(place_state(id)) || jsonb_build_object('regions', ARRAY(SELECT region_code FROM place_region r WHERE r.place_id = id)))::text "
        + "FROM place WHERE id = $1", Guid.Parse(id));

    static Place Full() => new()
    {
        Names = { ["fr"] = "Un centre" },
        Position = new Position { Latitude = 51.123456789, Longitude = 1.23456789 },
        Precision = Precision.Town,
        Address = new Address { Lines = "1 Road", Postcode = "CT1", Town = "Canterbury" },
        Periods = { new Period { From = "2009-03", To = "2015", Source = Some.Source }, new Period { From = "2018" } },
        Contacts =
        {
            new Contact { Kind = ContactKind.Voice, Value = "+44 1632 960000", Visibility = ContactVisibility.Reviewers, Source = Some.Source },
        },
        OtherNames = { new OtherName { Name = "CC", Kind = NameKind.Short } },
        DetentionCentre = new DetentionCentre
        {
            FacilityType = "prison", Holds = { Population.Women },
            Capacities = { new Capacity { People = 200, AsOf = "2010", Kind = CapacityKind.Design, Source = Some.Source } },
        },
    };
}
