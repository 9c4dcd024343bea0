using Grpc.Core;
using Map.Contract;
using Map.Service.Places.Write;
using Map.Service.Storage;
using Map.Service.Storage.Entities;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Log.History;

public sealed class ListRevisionsTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    readonly PastEditor editor = new(server);

    [Fact]
    public async Task Place_s_revisions_are_listed_newest_first_with_what_each_changed()
    {
        var id = await editor.AddAsync(place =>
        {
            place.Name = "Old name";
            place["languages"] = new[] { "fr" };
            place.Periods.Add(new PeriodEntity { Ordinal = 0, Opened = "2009-03" });
        });
        await editor.EditAsync(id, place => place.Name = "New name");
        await editor.EditAsync(id, place =>
        {
            place.Status = PlaceStatus.Closed;
            place["languages"] = new[] { "fr", "ar" };
            place.Periods[0].Closed = "2019";
        });

        var revisions = await RevisionsAsync(id);

        Assert.Equal([RevisionKind.Updated, RevisionKind.Updated, RevisionKind.Added], revisions.Select(revision => revision.Kind));
        Assert.Equal(
            ["status: open > closed", "periods: 2009-03/.. > 2009-03/2019", "languages: fr > fr|ar"], Lines(revisions[0]));
        Assert.Equal(["name: Old name > New name"], Lines(revisions[1]));
        Assert.Equal(
            ["kind:  > support_group", "name:  > Old name", "status:  > open", "periods:  > 2009-03/..", "languages:  > fr"],
            Lines(revisions[2]));
        var place = await server.Places.GetPlaceAsync(new GetPlaceRequest { Id = id.ToString() });
        Assert.Equal((place.Revision, place.UpdatedAt), (revisions[0].Number, revisions[0].At));
    }

    [Fact]
    public async Task Every_part_of_place_is_told_of()
    {
        var centre = Some.DetentionCentre("Everything");
        centre.Names["fr"] = "Tout";
        centre.Address = new Address { Lines = "1 Dock Road", Town = "Dover" };
        centre.Contacts.Add(new Contact
        {
            Kind = ContactKind.Voice, Value = "+44 1632 960000", Description = "Visits", Visibility = ContactVisibility.Public,
            Source = Some.Source,
        });
        centre.DetentionCentre.Capacities.Add(
            new Capacity { People = 20, AsOf = "2020", Kind = CapacityKind.Design, Source = Some.Source });
        centre.DetentionCentre.Holds.Add(Population.Men);
        centre.DetentionCentre.MaximumStay = "7 days";
        var place = await server.Places.CreatePlaceAsync(
            new CreatePlaceRequest { Place = centre }, await server.KeyAsync(Role.Contributor));
        var organisation = await server.Map.OrganisationAsync("Runs it");
        await editor.EditAsync(Guid.Parse(place.Id), row => row.Involvements.Add(new InvolvementEntity
        {
            Id = Guid.NewGuid(), OrganisationId = organisation, Role = InvolvementRole.Operates, Started = "2020-05",
        }));

        var revisions = await RevisionsAsync(Guid.Parse(place.Id));

        Assert.Equal(["involvements:  > operates: Runs it, 2020-05/.."], Lines(revisions[0]));
        Assert.Equal(
            [
                "kind:  > detention_centre", "name:  > Everything", "names:  > fr: Tout", "status:  > open",
                "position:  > 50.9513, 1.8587", "precision:  > building", "address:  > 1 Dock Road|Dover",
                "contacts:  > voice: +44 1632 960000, Visits, public (A leaflet, 2024)", "sources:  > A leaflet, 2024",
                "facility_type:  > removal_centre", "capacities:  > 20, 2020, design (A leaflet, 2024)", "holds:  > men",
                "maximum_stay:  > 7 days",
            ],
            Lines(revisions[1]));
        Assert.Equal("api", revisions[1].Origin);
    }

    [Fact]
    public async Task Only_those_who_review_place_learn_who_made_revision()
    {
        var key = await server.Keys.CreateAsync(Role.Contributor, [], "Jo of the Dover group", CancellationToken.None);
        var id = await editor.AddAsync(_ => { }, author: new Author("api", key.Id));

        Assert.False((await RevisionsAsync(id))[0].HasAuthor);
        Assert.False((await RevisionsAsync(id, await server.KeyAsync(Role.Contributor)))[0].HasAuthor);
        Assert.False((await RevisionsAsync(id, await server.KeyAsync(Role.Reviewer, await RegionAsync())))[0].HasAuthor);
        Assert.Equal("Jo of the Dover group", (await RevisionsAsync(id, await server.KeyAsync(Role.Reviewer)))[0].Author);
    }

    [Fact]
    public async Task What_happened_while_place_was_not_published_is_not_told()
    {
        var id = await editor.AddAsync(place => (place.Name, place.Published) = ("Draft", false));
        await editor.EditAsync(id, place => place.Name = "Second draft");
        await editor.EditAsync(id, place => (place.Name, place.Published) = ("Published", true));
        await editor.EditAsync(id, place => place.Published = false);
        await editor.EditAsync(id, place => place.Name = "Secret");
        await editor.EditAsync(id, place => (place.Name, place.Published) = ("Published again", true));

        var revisions = await RevisionsAsync(id);

        Assert.Equal(["name: Published > Published again"], Lines(revisions[0]));
        Assert.Equal(RevisionKind.Added, revisions[1].Kind);
        Assert.Equal(["kind:  > support_group", "name:  > Published", "status:  > open"], Lines(revisions[1]));
        Assert.Equal(2, revisions.Count);
        var all = await RevisionsAsync(id, await server.KeyAsync(Role.Reviewer));
        Assert.Contains("name: Draft > Second draft", all.SelectMany(Lines));
        await editor.EditAsync(id, place => place.Published = false);
        await Refused.WithAsync(
            server.History.ListRevisionsAsync(new ListRevisionsRequest { PlaceId = id.ToString() }), StatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task Position_that_was_made_coarser_is_coarse_in_its_past_too()
    {
        var id = await editor.AddAsync(place =>
            (place.ExactPosition, place.Precision) = (PastEditor.At(51.234567, 1.345678), Precision.Building));
        await editor.EditAsync(id, place => place.ExactPosition = PastEditor.At(51.434567, 1.345678));
        Assert.Equal(["position: 51.234567, 1.345678 > 51.434567, 1.345678"], Lines((await RevisionsAsync(id))[0]));

        await editor.EditAsync(id, place => place.Precision = Precision.Town);

        foreach (var key in new[] { null, await server.KeyAsync(Role.Admin) })
        {
            var revisions = await RevisionsAsync(id, key);
            Assert.DoesNotContain("4567", revisions.ToString()!, StringComparison.Ordinal);
            Assert.Equal(["precision: building > town"], Lines(revisions[0]));
            Assert.Equal(["position: 51.2, 1.3 > 51.4, 1.3"], Lines(revisions[1]).Select(Rounded));
        }

        await editor.EditAsync(id, place => (place.ExactPosition, place.Precision) = (null, null));
        Assert.DoesNotContain("position", (await RevisionsAsync(id)).ToString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gazetteer_s_point_of_smaller_area_is_no_finer_than_place_is_now()
    {
        var id = await editor.AddAsync(place => (place.ExactPosition, place.Precision, place.Representative)
            = (PastEditor.At(51.2345, 1.3456), Precision.Locality, true));
        Assert.Contains("position:  > 51.2345, 1.3456", Lines((await RevisionsAsync(id))[0]));

        await editor.EditAsync(id, place => place.Precision = Precision.Town);

        Assert.Contains("position:  > 51.2, 1.3", Lines((await RevisionsAsync(id))[1]).Select(Rounded));
    }

    [Fact]
    public async Task Address_that_was_taken_back_is_told_to_reviewers_only()
    {
        var id = await editor.AddAsync(place =>
        {
            (place.ExactPosition, place.Precision) = (PastEditor.At(51.2, 1.3), Precision.Building);
            (place["address_lines"], place["postcode"], place["town"]) = ("Somebody's home", "CT20 1AA", "Folkestone");
        });
        await editor.EditAsync(id, place => place["postcode"] = "CT20 2BB");
        Assert.Contains("CT20 1AA", (await RevisionsAsync(id)).ToString()!, StringComparison.Ordinal);

        await editor.EditAsync(id, place => place["address_lines"] = null);
        Assert.DoesNotContain("home", (await RevisionsAsync(id)).ToString()!, StringComparison.Ordinal);
        await editor.EditAsync(id, place =>
        {
            place.Precision = Precision.Town;
            WithheldAddress.MoveFrom(place);
        });
        var withheld = await RevisionsAsync(id);
        Assert.DoesNotContain("CT20", withheld.ToString()!, StringComparison.Ordinal);
        Assert.Contains("Folkestone", withheld.ToString()!, StringComparison.Ordinal);
        // Neither of the two edits of the address is left.
        Assert.Equal(2, withheld.Count);
        var reviewed = await RevisionsAsync(id, await server.KeyAsync(Role.Reviewer));
        Assert.Contains("Somebody's home", reviewed.ToString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contacts_of_past_are_told_to_those_who_could_and_still_can_see_them()
    {
        var id = await editor.AddAsync(place => place.Contacts.AddRange(
        [
            PastEditor.Contact(0, "now-public@example.org", ContactVisibility.Reviewers),
            PastEditor.Contact(1, "now-hidden@example.org", ContactVisibility.Public),
            PastEditor.Contact(2, "gone@example.org", ContactVisibility.Public),
            PastEditor.Contact(3, "stays@example.org", ContactVisibility.Public),
            PastEditor.Contact(4, "trusted@example.org", ContactVisibility.Contributors),
        ]));
        await editor.EditAsync(id, place =>
        {
            place.Contacts.Single(contact => contact.Ordinal == 0).Visibility = ContactVisibility.Public;
            place.Contacts.Single(contact => contact.Ordinal == 1).Visibility = ContactVisibility.Reviewers;
            place.Contacts.RemoveAll(contact => contact.Ordinal == 2);
        });

        var everybody = await RevisionsAsync(id);
        Assert.Equal(
            ["contacts: email: stays@example.org, public > email: now-public@example.org, public|email: stays@example.org, public"],
            Lines(everybody[0]));
        Assert.Contains("contacts:  > email: stays@example.org, public", Lines(everybody[1]));
        var contributor = (await RevisionsAsync(id, await server.KeyAsync(Role.Contributor))).ToString()!;
        Assert.Contains("trusted", contributor, StringComparison.Ordinal);
        Assert.DoesNotContain("gone", contributor, StringComparison.Ordinal);
        Assert.DoesNotContain("now-hidden", contributor, StringComparison.Ordinal);
        var elsewhere = await RevisionsAsync(id, await server.KeyAsync(Role.Reviewer, await RegionAsync()));
        Assert.Equal(everybody, elsewhere);
        var reviewer = (await RevisionsAsync(id, await server.KeyAsync(Role.Reviewer))).ToString()!;
        Assert.Contains("gone", reviewer, StringComparison.Ordinal);
        Assert.Contains("now-hidden", reviewer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisations_that_are_not_published_are_left_out()
    {
        var organisation = await server.Map.OrganisationAsync("Hidden company");
        await server.Map.ExecuteAsync("UPDATE organisation SET published = false WHERE id = $1", organisation);
        var id = await editor.AddAsync(place => place.OrganisationId = organisation);
        await editor.EditAsync(id, place => place.Involvements.Add(
            new InvolvementEntity { Id = Guid.NewGuid(), OrganisationId = organisation, Role = InvolvementRole.Supports }));

        Assert.Equal([RevisionKind.Added], (await RevisionsAsync(id)).Select(revision => revision.Kind));
        Assert.DoesNotContain("Hidden company", (await RevisionsAsync(id)).ToString()!, StringComparison.Ordinal);
        var reviewed = await RevisionsAsync(id, await server.KeyAsync(Role.Reviewer));
        Assert.Equal(["involvements:  > supports: Hidden company"], Lines(reviewed[0]));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        var id = (await editor.AddAsync(_ => { })).ToString();
        await editor.EditAsync(Guid.Parse(id), place => place["note"] = "A note");
        var page = await server.History.ListRevisionsAsync(new ListRevisionsRequest { PlaceId = id, PageSize = 1 });
        var other = (await editor.AddAsync(_ => { })).ToString();

        await Refused.WithAsync(
            server.History.ListRevisionsAsync(new ListRevisionsRequest { PlaceId = "1" }),
            StatusCode.InvalidArgument, "INVALID_ARGUMENT", "place_id");
        await Refused.WithAsync(
            server.History.ListRevisionsAsync(new ListRevisionsRequest { PlaceId = id, PageSize = 1_001 }),
            StatusCode.InvalidArgument, "INVALID_ARGUMENT", "page_size");
        await Refused.WithAsync(
            server.History.ListRevisionsAsync(new ListRevisionsRequest { PlaceId = other, PageToken = page.NextPageToken }),
            StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN", "page_token");
        await Refused.WithAsync(
            server.History.ListRevisionsAsync(new ListRevisionsRequest { PlaceId = Guid.NewGuid().ToString() }),
            StatusCode.NotFound, "NOT_FOUND");
    }

    async Task<IReadOnlyList<Revision>> RevisionsAsync(Guid id, Metadata? key = null)
    {
        var page = await server.History.ListRevisionsAsync(new ListRevisionsRequest { PlaceId = id.ToString() }, key);
        Assert.Empty(page.NextPageToken);
        return new Google.Protobuf.Collections.RepeatedField<Revision> { page.Results.Select(result => result.Revision) };
    }

    static IEnumerable<string> Lines(Revision revision) => revision.Changes.Select(
        change => $"{change.Field}: {string.Join('|', change.Before)} > {string.Join('|', change.After)}");

    // The middle of a cell is a sum of tenths.
    static string Rounded(string line) => System.Text.RegularExpressions.Regex.Replace(
        line, "[0-9]+[.][0-9]{6,}", number => Math.Round(double.Parse(number.Value, null), 9).ToString(null as IFormatProvider));

    async Task<string> RegionAsync()
    {
        if (await server.Map.ScalarAsync<long>("SELECT count(*) FROM region WHERE code = 'FR'") == 0)
            await server.Map.RegionAsync("FR", "France", 3, 42, 9, 51);
        return "FR";
    }
}
