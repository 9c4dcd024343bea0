using Google.Protobuf.WellKnownTypes;
using Map.Contract;
using Map.Service.Storage.Entities;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Log.History;

/// <summary>Who runs a place since when, in the history of the place and in that of the organisation.</summary>
public sealed class InvolvementHistoryTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly EditSummary Why = new() { Comment = "It is wrong" };

    [Fact]
    public async Task What_is_added_corrected_and_ended_is_told_on_both_sides()
    {
        var (place, organisation) = (await PlaceAsync("Brook House"), await OrganisationAsync("Serco"));
        var added = await AddAsync(place, organisation);
        var key = await server.KeyAsync(Role.Contributor);
        var corrected = await server.Contributions.UpdateInvolvementAsync(
            new()
            {
                Id = added.Involvement.Id, Revision = added.Revision, UpdateMask = FieldMask.FromString("role,confidence,note"),
                Involvement = new() { Role = InvolvementRole.Guards, Confidence = Confidence.High, Note = "with dogs" }, Summary = Because("A letter"),
            }, key);
        var ended = await server.Contributions.EndInvolvementAsync(
            new() { Id = added.Involvement.Id, Revision = corrected.Revision, To = "2025-03", Summary = Because("A letter") }, key);

        string[] values =
        [
            "operates: *, 2020/.. (A leaflet, 2024)", "guards: *, 2020/.., confidence high, with dogs (A letter)",
            "guards: *, 2020/2025-03, confidence high, with dogs (A letter)",
        ];
        var (ofPlace, ofOrganisation) = (await server.OfPlaceAsync(place.Id), await server.OfOrganisationAsync(organisation.Id));
        foreach (var (revisions, name) in new[] { (ofPlace, "Serco"), (ofOrganisation, "Brook House") })
        {
            string[] told = [.. values.Select(value => value.Replace("*", name, StringComparison.Ordinal))];
            Assert.Equal(
                [$"involvements: {told[1]} > {told[2]}", $"involvements: {told[0]} > {told[1]}", $"involvements:  > {told[0]}"],
                revisions.Take(3).SelectMany(revision => revision.Lines()));
            Assert.Equal([ended.ActId, corrected.ActId, added.ActId], revisions.Take(3).Select(revision => revision.ActId));
            Assert.All(revisions.Take(3), revision => Assert.Equal(RevisionKind.Updated, revision.Kind));
            Assert.Equal((4, RevisionKind.Added), (revisions.Count, revisions[3].Kind));
        }

        Assert.Equal((place.Id, PlaceKind.DetentionCentre), (ofOrganisation[0].PlaceId, ofOrganisation[0].PlaceKind));
    }

    [Fact]
    public async Task Organisation_that_was_exchanged_is_told_in_both_histories()
    {
        var (place, first, second) = (await PlaceAsync("Tinsley House"), await OrganisationAsync("G4S"), await OrganisationAsync("Mitie"));
        var added = await AddAsync(place, first);
        await server.Contributions.UpdateInvolvementAsync(
            new()
            {
                Id = added.Involvement.Id, Revision = added.Revision, UpdateMask = FieldMask.FromString("organisation_id"),
                Involvement = new() { OrganisationId = second.Id }, Summary = Because("A leaflet, 2024"),
            }, await server.KeyAsync(Role.Contributor));

        Assert.Equal(
            ["involvements: operates: G4S, 2020/.. (A leaflet, 2024) > operates: Mitie, 2020/.. (A leaflet, 2024)"],
            (await server.OfPlaceAsync(place.Id))[0].Lines());
        Assert.Equal(
            ["involvements: operates: Tinsley House, 2020/.. (A leaflet, 2024) > "], (await server.OfOrganisationAsync(first.Id))[0].Lines());
        Assert.Equal(
            ["involvements:  > operates: Tinsley House, 2020/.. (A leaflet, 2024)"], (await server.OfOrganisationAsync(second.Id))[0].Lines());
    }

    [Fact]
    public async Task Merge_of_organisations_and_its_undoing_are_told_with_both_names()
    {
        var (place, stays, goes) = (await PlaceAsync("Haslar"), await OrganisationAsync("Mears"), await OrganisationAsync("Mears Group"));
        await AddAsync(place, goes);
        var reviewer = await server.KeyAsync(Role.Reviewer);
        var merged = await server.Contributions.MergeOrganisationsAsync(
            new() { Id = stays.Id, Revision = stays.Revision, OtherId = goes.Id, OtherRevision = goes.Revision, Summary = Why }, reviewer);

        var ofPlace = await server.OfPlaceAsync(place.Id);
        Assert.Equal(
            [
                "involvements: operates: Mears Group, 2020/.. (A leaflet, 2024) > operates: Mears, 2020/.. (A leaflet, 2024)",
                "involvements:  > operates: Mears Group, 2020/.. (A leaflet, 2024)",
            ],
            ofPlace.Take(2).SelectMany(revision => revision.Lines()));
        Assert.Equal(("merge", merged.ActId), (ofPlace[0].Origin, ofPlace[0].ActId));
        var ofStays = await server.OfOrganisationAsync(stays.Id);
        Assert.Contains("involvements:  > operates: Haslar, 2020/.. (A leaflet, 2024)", ofStays.SelectMany(revision => revision.Lines()));
        Assert.Equal([merged.ActId, merged.ActId], ofStays.Take(2).Select(revision => revision.ActId));

        await server.Contributions.RevertAsync(new() { ActId = merged.ActId, Summary = Why }, reviewer);

        ofPlace = await server.OfPlaceAsync(place.Id);
        Assert.Equal(
            ["involvements: operates: Mears, 2020/.. (A leaflet, 2024) > operates: Mears Group, 2020/.. (A leaflet, 2024)"], ofPlace[0].Lines());
        Assert.Equal("revert", ofPlace[0].Origin);
        Assert.Contains(
            "involvements: operates: Haslar, 2020/.. (A leaflet, 2024) > ",
            (await server.OfOrganisationAsync(stays.Id)).SelectMany(revision => revision.Lines()));
        Assert.Contains(
            "involvements:  > operates: Haslar, 2020/.. (A leaflet, 2024)", (await server.OfOrganisationAsync(goes.Id))[0].Lines());
    }

    [Fact]
    public async Task Merge_of_places_moves_what_is_told_to_the_one_that_stays()
    {
        var (stays, goes, organisation) = (await PlaceAsync("Dungavel"), await PlaceAsync("Dungavel House"), await OrganisationAsync("GEO"));
        await AddAsync(goes, organisation);
        goes = await server.Places.GetPlaceAsync(new() { Id = goes.Id });
        await server.Contributions.MergePlacesAsync(
            new() { Id = stays.Id, Revision = stays.Revision, OtherId = goes.Id, OtherRevision = goes.Revision, Summary = Why },
            await server.KeyAsync(Role.Reviewer));

        Assert.Contains("involvements:  > operates: GEO, 2020/.. (A leaflet, 2024)", (await server.OfPlaceAsync(stays.Id))[0].Lines());
        var told = await server.OfOrganisationAsync(organisation.Id);
        Assert.Equal(["involvements:  > operates: Dungavel, 2020/.. (A leaflet, 2024)"], told[0].Lines());
        Assert.Equal((2, stays.Id), (told.Count, told[0].PlaceId));
        var refused = await Refused.ByAsync(server.History.ListRevisionsAsync(new() { PlaceId = goes.Id }).ResponseAsync);
        Assert.Equal(stays.Id, refused.Detail<Google.Rpc.ErrorInfo>().Metadata["merged_into"]);
    }

    [Fact]
    public async Task Undone_act_takes_what_it_added_with_it()
    {
        var (place, organisation) = (await PlaceAsync("Colnbrook"), await OrganisationAsync("Care and Custody"));
        var added = await AddAsync(place, organisation);
        await server.Contributions.RevertAsync(new() { ActId = added.ActId, Summary = Why }, await server.KeyAsync(Role.Reviewer));

        foreach (var revision in new[] { (await server.OfPlaceAsync(place.Id))[0], (await server.OfOrganisationAsync(organisation.Id))[0] })
        {
            Assert.EndsWith(" > ", Assert.Single(revision.Lines()), StringComparison.Ordinal);
            Assert.Equal(("revert", "It is wrong"), (revision.Origin, revision.Comment));
        }
    }

    [Fact]
    public async Task What_organisation_does_at_places_that_are_hidden_is_told_to_those_who_see_them()
    {
        var editor = new PastEditor(server);
        var organisation = await server.Map.OrganisationAsync("Shadow");
        InvolvementEntity Row(string from) =>
            new() { Id = Guid.NewGuid(), OrganisationId = organisation, Role = InvolvementRole.Operates, Started = from };
        var hidden = await editor.AddAsync(place => (place.Name, place.Published) = ("Secret house", false));
        await editor.EditAsync(hidden, place => place.Involvements.Add(Row("2001")));
        var published = await editor.AddAsync(place => (place.Name, place.Published) = ("Open house", false));
        await editor.EditAsync(published, place => place.Involvements.Add(Row("2002")));
        await editor.EditAsync(published, place => place.Published = true);
        await editor.EditAsync(published, place => place.Published = false);
        await editor.EditAsync(published, place => place.Involvements[0].Started = "2003");
        await editor.EditAsync(published, place => place.Published = true);

        var key = await server.KeyAsync(Role.Reviewer);
        string[] everybody =
            ["involvements: operates: Open house, 2002/.. > operates: Open house, 2003/..", "involvements:  > operates: Open house, 2002/.."];
        Assert.Equal(everybody, (await server.OfOrganisationAsync(organisation.ToString())).SelectMany(revision => revision.Lines()));
        var reviewed = (await server.OfOrganisationAsync(organisation.ToString(), key)).SelectMany(revision => revision.Lines()).ToList();
        Assert.Contains("involvements:  > operates: Secret house, 2001/..", reviewed);
        Assert.Equal(3, reviewed.Count);
    }

    [Fact]
    public async Task Pages_of_both_kinds_of_revisions_never_skip_or_repeat()
    {
        var organisation = await OrganisationAsync("Pages");
        for (var i = 0; i < 5; i++)
        {
            await AddAsync(await PlaceAsync($"Place {i}"), organisation);
            var seen = await server.Organisations.GetOrganisationAsync(new() { Id = organisation.Id });
            await server.Contributions.UpdateOrganisationAsync(
                new()
                {
                    Id = seen.Id, Revision = seen.Revision, Organisation = new() { Summary = $"Summary {i}" },
                    UpdateMask = FieldMask.FromString("summary"), Summary = Because("A leaflet, 2024"),
                }, await server.KeyAsync(Role.Contributor));
        }

        var all = (await server.OfOrganisationAsync(organisation.Id)).Select(revision => revision.Number).ToList();
        Assert.Equal(11, all.Count);
        Assert.Equal(all.OrderDescending(), all);
        foreach (var size in new[] { 1, 3 })
        {
            var (walked, request) = (new List<long>(), new ListRevisionsRequest { OrganisationId = organisation.Id, PageSize = size });
            do
            {
                var page = await server.History.ListRevisionsAsync(request);
                walked.AddRange(page.Results.Select(result => result.Revision.Number));
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
            Assert.Equal(all, walked);
        }
    }

    [Fact]
    public async Task Rows_beside_the_log_are_those_that_follow_from_it()
    {
        var (place, organisation) = (await PlaceAsync("Campsfield"), await OrganisationAsync("Rows"));
        var added = await AddAsync(place, organisation);
        await server.Contributions.RevertAsync(new() { ActId = added.ActId, Summary = Why }, await server.KeyAsync(Role.Reviewer));

        const string computed = """
            SELECT o.id, r.number FROM revision r, organisations_of_revision(r.number, r.subject_id, r.change, r.state) AS o (id)
            WHERE r.subject = 'place'
            """;
        Assert.Equal(2, await server.Map.ScalarAsync<long>(
            "SELECT count(*) FROM involvement_revision WHERE organisation_id = $1", Guid.Parse(organisation.Id)));
        Assert.Equal(0, await server.Map.ScalarAsync<long>($"""
            SELECT count(*) FROM (({computed} EXCEPT TABLE involvement_revision) UNION ALL (TABLE involvement_revision EXCEPT {computed})) d
            """));
    }

    async Task<Place> PlaceAsync(string name) => await server.Places.CreatePlaceAsync(
        new() { Place = Some.DetentionCentre(name) }, await server.KeyAsync(Role.Contributor));

    async Task<Organisation> OrganisationAsync(string name) => (await server.Contributions.AddOrganisationAsync(
        new() { Organisation = new() { Name = name, Kind = OrganisationKind.Company, Sources = { Some.Source } } },
        await server.KeyAsync(Role.Contributor))).Organisation;

    async Task<InvolvementResponse> AddAsync(Place place, Organisation organisation) => await server.Contributions.AddInvolvementAsync(
        new()
        {
            Involvement = new()
            {
                PlaceId = place.Id, OrganisationId = organisation.Id, Role = InvolvementRole.Operates, From = "2020", Source = Some.Source,
            },
        }, await server.KeyAsync(Role.Contributor));

    static EditSummary Because(string citation) => new() { Sources = { new Source { Citation = citation } } };
}
