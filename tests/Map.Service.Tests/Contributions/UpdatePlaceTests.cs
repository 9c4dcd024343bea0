using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Contributions;

public sealed class UpdatePlaceTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    static readonly EditSummary Leaflet = new() { Comment = "It moved", Sources = { new Source { Citation = "A new leaflet, 2026" } } };

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("GB-KEN", "Kent", 0, 51, 2, 52, "subdivision", "GB");
        await server.Map.RegionAsync("FR", "France", 3, 42, 9, 51);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Fields_of_the_mask_change_and_no_others()
    {
        var place = await AddAsync(Group());

        var changed = await UpdateAsync(place, Given("New name", website: "https://new.example"), Leaflet, "name", "website");

        Assert.Equal(("New name", "https://new.example"), (changed.Place.Name, changed.Place.Website));
        Assert.Equal(["food"], changed.Place.SupportGroup.Services.Select(word => word.ToString().ToLowerInvariant()));
        Assert.Equal(["name", "website", "sources"], changed.Changes.Select(change => change.Field).Order().OrderBy(field => field == "sources"));
        Assert.True(changed.Place.Revision > place.Revision);
        Assert.NotEmpty(changed.ActId);
        Assert.Equal(changed.Place, await server.Places.GetPlaceAsync(new() { Id = place.Id }));
        var source = changed.Place.Sources[^1];
        Assert.Equal(("A new leaflet, 2026", "name, website"), (source.Citation, string.Join(", ", source.Supports.Order())));
    }

    [Fact]
    public async Task Guess_at_what_is_withheld_is_answered_alike_whether_it_is_right()
    {
        var place = Group();
        (place.Precision, place.Address) = (Precision.Town, new() { Lines = "7 Hidden Street", Town = "Canterbury" });
        place.Position = new() { Latitude = 51.2787, Longitude = 1.0789 };
        place.Sources[0].Supports.Add(["address.lines", "position"]);
        var added = await AddAsync(place);
        var known = new EditSummary { Comment = "A guess", Sources = { place.Sources[0] } };
        Assert.Equal("", added.Address.Lines);

        Assert.Equal(
            await TryAsync(new() { Address = new() { Lines = "7 Hidden Street" } }, "address.lines"),
            await TryAsync(new() { Address = new() { Lines = "8 Hidden Street" } }, "address.lines"));
        Assert.Equal(
            await TryAsync(new() { Position = place.Position }, "position"),
            await TryAsync(new() { Position = new() { Latitude = 51.2797, Longitude = 1.0789 } }, "position"));

        async Task<UpdatePlaceResponse> TryAsync(Place given, string path)
        {
            var tried = await server.Contributions.UpdatePlaceAsync(new()
            {
                Id = added.Id, Revision = added.Revision, Place = given, UpdateMask = FieldMask.FromString(path), Summary = known, ValidateOnly = true,
            }, await server.KeyAsync(Role.Contributor));
            Assert.Empty(tried.Changes);
            Assert.True(tried.Place.Revision > added.Revision);
            tried.Place.UpdatedAt = null;
            return tried;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Number_of_contacts_that_may_be_given_tells_nothing_of_hidden_ones(int hidden)
    {
        var place = Group();
        Contact Of(int i, ContactVisibility visibility) =>
            new() { Kind = ContactKind.Email, Value = $"office{i}@example.org", Visibility = visibility };
        place.Contacts.Add(Enumerable.Range(0, hidden).Select(i => Of(i, ContactVisibility.Reviewers)));
        var added = await server.Places.CreatePlaceAsync(new() { Place = place }, await server.KeyAsync(Role.Reviewer));
        var given = new Place { Contacts = { Enumerable.Range(10, 20).Select(i => Of(i, ContactVisibility.Public)) } };

        var changed = await UpdateAsync(added, given, Leaflet, "contacts");
        Assert.Equal(20, changed.Place.Contacts.Count);
        given.Contacts.Add(Of(40, ContactVisibility.Public));
        var refused = await Refused.ByAsync(UpdateAsync(changed.Place, given, Leaflet, "contacts"));
        Assert.Contains("21", refused.Violations.Single().Description, StringComparison.Ordinal);
        // Another field changes also where there are more than may be given.
        await UpdateAsync(changed.Place, Given("Renamed"), Leaflet, "name");
    }

    [Fact]
    public async Task Field_that_is_named_and_not_set_is_emptied()
    {
        var place = await AddAsync(Group());

        var changed = await UpdateAsync(place, new Place(), Leaflet, "summary", "support_group.services");

        Assert.False(changed.Place.HasSummary);
        Assert.Empty(changed.Place.SupportGroup.Services);
        Assert.Equal(["en"], changed.Place.SupportGroup.Languages);
    }

    [Fact]
    public async Task Same_field_changed_by_another_is_a_conflict_and_another_field_is_none()
    {
        var place = await AddAsync(Group());
        await UpdateAsync(place, Given("Theirs"), Leaflet, "name");

        var refused = await Refused.ByAsync(UpdateAsync(place, Given("Ours"), Leaflet, "name"));
        var conflict = refused.Detail<ConflictInfo>();
        Assert.Equal((StatusCode.Aborted, "CONFLICT"), (refused.Code, refused.Reason));
        Assert.Equal(("name", "Theirs", "Ours"), (conflict.Fields[0].Field, conflict.Fields[0].Theirs[0], conflict.Fields[0].Yours[0]));

        var other = await UpdateAsync(place, Given("", website: "https://other.example"), Leaflet, "website");
        Assert.Equal(("Theirs", "https://other.example"), (other.Place.Name, other.Place.Website));
        // What another has done already is no conflict, and nothing to do.
        Assert.Empty((await UpdateAsync(place, Given("Theirs"), null, "name")).Changes);
    }

    [Fact]
    public async Task Validate_only_says_what_would_happen_and_does_nothing()
    {
        var place = await AddAsync(Group());

        var preview = await UpdateAsync(place, Given("Perhaps"), Leaflet, validateOnly: true, "name");

        Assert.Equal("Perhaps", preview.Place.Name);
        Assert.Equal(("A group", "Perhaps"), (preview.Changes[0].Before[0], preview.Changes[0].After[0]));
        Assert.Empty(preview.ActId);
        Assert.Equal(place, await server.Places.GetPlaceAsync(new() { Id = place.Id }));
        var done = await UpdateAsync(place, Given("Perhaps"), Leaflet, "name");
        Assert.Equal(preview.Changes, done.Changes);
    }

    [Fact]
    public async Task Change_without_a_source_is_refused_unless_it_only_corrects_spelling()
    {
        var place = await AddAsync(Group());

        var refused = await Refused.ByAsync(UpdateAsync(place, Given("A groop"), null, "name"));
        Assert.Equal("summary.sources", refused.Violations.Single().Field);
        var more = await Refused.ByAsync(UpdateAsync(place, Given("", website: "https://a.example"), new() { IsSpelling = true }, "website"));
        Assert.Equal("summary.is_spelling", more.Violations.Single().Field);

        Assert.Equal("A groop", (await UpdateAsync(place, Given("A groop"), new() { IsSpelling = true }, "name")).Place.Name);
    }

    [Fact]
    public async Task What_the_caller_cannot_see_stays()
    {
        var place = Group();
        place.Precision = Precision.Town;
        place.Address = new Address { Lines = "1 High Street", Postcode = "CT1 1AA", Town = "Canterbury" };
        place.Contacts.Add(new Contact { Kind = ContactKind.Voice, Value = "+44 1632 960000", Visibility = ContactVisibility.Reviewers });
        place.Contacts.Add(new Contact { Kind = ContactKind.Email, Value = "a@example.org", Visibility = ContactVisibility.Public });
        var added = await AddAsync(place);
        var exact = await ExactAsync(added.Id);

        // A client that sends everything back as it read it, with one contact more.
        var given = added.Clone();
        given.Contacts.Clear();
        given.Contacts.Add(new Contact { Kind = ContactKind.Email, Value = "b@example.org", Visibility = ContactVisibility.Public });
        await UpdateAsync(added, given, Leaflet, "contacts", "position", "precision", "address", "name");

        Assert.Equal(exact, await ExactAsync(added.Id));
        Assert.Equal("1 High Street, CT1 1AA", await server.Map.ScalarAsync<string>(
            "SELECT withheld_address_lines || ', ' || withheld_postcode FROM place WHERE id = $1", Guid.Parse(added.Id)));
        var reviewer = await server.Places.GetPlaceAsync(new() { Id = added.Id }, await server.KeyAsync(Role.Reviewer));
        Assert.Equal(["+44 1632 960000", "b@example.org"], reviewer.Contacts.Select(contact => contact.Value).Order());
    }

    [Fact]
    public async Task Key_counts_where_the_place_lies_before_and_after()
    {
        var place = await AddAsync(Group());
        var french = await server.KeyAsync(Role.Contributor, "FR");
        var kentish = await server.KeyAsync(Role.Contributor, "GB-KEN");

        var elsewhere = await Refused.ByAsync(UpdateAsync(place, Given("X"), Leaflet, false, french, "name"));
        Assert.Equal(StatusCode.PermissionDenied, elsewhere.Code);
        Assert.StartsWith("The place neither lies in", elsewhere.Message, StringComparison.Ordinal);
        var moved = new Place { Position = new Position { Latitude = 48.85, Longitude = 5.35 }, Precision = Precision.Building };
        Assert.Equal(
            StatusCode.PermissionDenied, (await Refused.ByAsync(UpdateAsync(place, moved, Leaflet, false, kentish, "position", "precision"))).Code);
        Assert.Equal("GB, GB-KEN", string.Join(", ", (await server.Places.GetPlaceAsync(new() { Id = place.Id })).RegionCodes));
        Assert.Equal("Kent's", (await UpdateAsync(place, Given("Kent's"), Leaflet, false, kentish, "name")).Place.Name);
    }

    [Theory]
    [InlineData("id", "update_mask.paths[0]")]
    [InlineData("regions", "update_mask.paths[0]")]
    [InlineData("detention_centre.holds", "update_mask.paths[0]")]
    [InlineData("name", "place.name")]
    [InlineData("status", "place.status")]
    public async Task Wrong_input_is_named(string path, string field)
    {
        var place = await AddAsync(Group());

        var refused = await Refused.ByAsync(UpdateAsync(place, new Place(), Leaflet, path));

        Assert.Equal((StatusCode.InvalidArgument, field), (refused.Code, refused.Violations[0].Field));
    }

    [Fact]
    public async Task Reviewer_withdraws_and_restores()
    {
        var place = await AddAsync(Group());
        var reviewer = await server.KeyAsync(Role.Reviewer);
        var contributor = await server.KeyAsync(Role.Contributor);
        var request = new WithdrawPlaceRequest { Id = place.Id, Revision = place.Revision, Summary = new() { Comment = "It is a home" } };

        Assert.Equal(StatusCode.PermissionDenied, (await Refused.ByAsync(server.Contributions.WithdrawPlaceAsync(request, contributor).ResponseAsync)).Code);
        var withdrawn = await server.Contributions.WithdrawPlaceAsync(request, reviewer);
        Assert.False(withdrawn.Place.Published);
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(server.Places.GetPlaceAsync(new() { Id = place.Id }).ResponseAsync)).Code);

        var restored = await server.Contributions.RestorePlaceAsync(
            new() { Id = place.Id, Revision = withdrawn.Place.Revision }, reviewer);
        Assert.True(restored.Place.Published);
        Assert.Equal("A group", (await server.Places.GetPlaceAsync(new() { Id = place.Id })).Name);
    }

    async Task<Place> AddAsync(Place place) =>
        await server.Places.CreatePlaceAsync(new() { Place = place }, await server.KeyAsync(Role.Contributor, "GB"));

    Task<UpdatePlaceResponse> UpdateAsync(Place seen, Place given, EditSummary? summary, params string[] paths) =>
        UpdateAsync(seen, given, summary, false, null, paths);

    Task<UpdatePlaceResponse> UpdateAsync(Place seen, Place given, EditSummary? summary, bool validateOnly, params string[] paths) =>
        UpdateAsync(seen, given, summary, validateOnly, null, paths);

    async Task<UpdatePlaceResponse> UpdateAsync(
        Place seen, Place given, EditSummary? summary, bool validateOnly, Metadata? key, params string[] paths) =>
        await server.Contributions.UpdatePlaceAsync(
            new()
            {
                Id = seen.Id, Revision = seen.Revision, Place = given, UpdateMask = new FieldMask { Paths = { paths } }, Summary = summary,
                ValidateOnly = validateOnly,
            },
            key ?? await server.KeyAsync(Role.Contributor, "GB"));

    Task<string> ExactAsync(string id) =>
        server.Map.ScalarAsync<string>("SELECT ST_AsText(exact_position) FROM place WHERE id = $1", Guid.Parse(id));

    static Place Given(string name, string website = "")
    {
        var place = new Place { Name = name };
        if (website.Length > 0) place.Website = website;
        return place;
    }

    static Place Group()
    {
        var place = Some.SupportGroup();
        place.Position = new Position { Latitude = 51.3, Longitude = 1.1 };
        place.Summary = "It cooks.";
        place.SupportGroup.Services.Add(V1.Service.Food);
        place.SupportGroup.Languages.Add("en");
        return place;
    }
}
