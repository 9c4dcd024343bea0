using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Log.History;

public sealed class OrganisationHistoryTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly EditSummary Why = new() { Comment = "Its new name", Sources = { new Source { Citation = "Its website" } } };

    [Fact]
    public async Task Organisation_s_revisions_are_listed_newest_first_with_what_each_changed()
    {
        var parent = await AddAsync("Sopra Steria");
        var organisation = await AddAsync("Clearsprings");
        var changed = await UpdateAsync(
            organisation, new() { Name = "Clearsprings Ready Homes", ParentId = parent.Id, Dissolved = true }, "name,parent_id,dissolved");

        var revisions = await server.OfOrganisationAsync(organisation.Id);

        Assert.Equal(
            [
                "name: Clearsprings > Clearsprings Ready Homes", "parent_id:  > Sopra Steria", "dissolved: false > true",
                "sources: A leaflet, 2024 > A leaflet, 2024|Its website [supports: name, parent_id, dissolved]",
            ],
            revisions[0].Lines());
        Assert.Equal(("api", "Its new name", changed.ActId), (revisions[0].Origin, revisions[0].Comment, revisions[0].ActId));
        Assert.Equal(
            ["name:  > Clearsprings", "kind:  > company", "country:  > GB", "dissolved:  > false", "sources:  > A leaflet, 2024"],
            revisions[1].Lines());
        Assert.Equal([RevisionKind.Updated, RevisionKind.Added], revisions.Select(revision => revision.Kind));
        Assert.Equal(changed.Organisation.Revision, revisions[0].Number);
        Assert.All(revisions, revision => Assert.False(revision.HasPlaceId));
    }

    [Fact]
    public async Task Contacts_of_past_are_told_to_those_who_could_and_still_can_see_them()
    {
        var organisation = await AddAsync("Migrant Help");
        Contact Of(string value, ContactVisibility visibility) => new() { Kind = ContactKind.Email, Value = value, Visibility = visibility };
        var reviewer = await server.KeyAsync(Role.Reviewer);
        var first = await UpdateAsync(
            organisation,
            new()
            {
                Contacts =
                {
                    Of("stays@example.org", ContactVisibility.Public), Of("gone@example.org", ContactVisibility.Public),
                    Of("now-hidden@example.org", ContactVisibility.Public), Of("trusted@example.org", ContactVisibility.Contributors),
                },
            },
            "contacts", reviewer);
        await UpdateAsync(
            first.Organisation,
            new()
            {
                Contacts =
                {
                    Of("stays@example.org", ContactVisibility.Public), Of("now-hidden@example.org", ContactVisibility.Reviewers),
                    Of("trusted@example.org", ContactVisibility.Contributors),
                },
            },
            "contacts", reviewer);

        var everybody = await server.OfOrganisationAsync(organisation.Id);
        Assert.Equal(["contacts:  > email: stays@example.org, public"], everybody[0].Lines().Where(line => line.StartsWith("contacts", StringComparison.Ordinal)));
        Assert.Equal(2, everybody.Count);
        Assert.Equal(everybody, await server.OfOrganisationAsync(organisation.Id, await KeyAsync("FR")));
        var contributor = string.Concat(await server.OfOrganisationAsync(organisation.Id, await server.KeyAsync(Role.Contributor)));
        Assert.Contains("trusted", contributor, StringComparison.Ordinal);
        Assert.DoesNotContain("gone", contributor, StringComparison.Ordinal);
        Assert.DoesNotContain("now-hidden", contributor, StringComparison.Ordinal);
        var reviewed = string.Concat(await server.OfOrganisationAsync(organisation.Id, await KeyAsync("GB")));
        Assert.Contains("gone", reviewed, StringComparison.Ordinal);
        Assert.Contains("now-hidden", reviewed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_review_organisations_of_its_country_learn_who_changed_it()
    {
        var key = await server.Keys.CreateAsync(Role.Contributor, [], "Jo of the Dover group", CancellationToken.None);
        var organisation = await AddAsync("Care and Custody", PlacesServer.Bearer(key.Secret));

        foreach (var other in new[] { null, await server.KeyAsync(Role.Contributor), await KeyAsync("FR") })
            Assert.False((await server.OfOrganisationAsync(organisation.Id, other))[0].HasAuthor);
        foreach (var reviewer in new[] { await server.KeyAsync(Role.Reviewer), await KeyAsync("GB") })
            Assert.Equal("Jo of the Dover group", (await server.OfOrganisationAsync(organisation.Id, reviewer))[0].Author);
    }

    [Fact]
    public async Task What_happened_while_it_was_not_published_is_not_told()
    {
        var organisation = await AddAsync("Draft");
        await PublishAsync(organisation.Id, false);
        await Refused.WithAsync(
            server.History.ListRevisionsAsync(new() { OrganisationId = organisation.Id }), StatusCode.NotFound, "NOT_FOUND");
        var hidden = await UpdateAsync(organisation, new() { Name = "Secret" }, "name", await server.KeyAsync(Role.Reviewer));
        await PublishAsync(organisation.Id, true);
        await UpdateAsync(hidden.Organisation, new() { Name = "Published" }, "name");

        var everybody = await server.OfOrganisationAsync(organisation.Id);

        Assert.DoesNotContain("Secret", string.Concat(everybody), StringComparison.Ordinal);
        Assert.Contains("name: Draft > Published", everybody[0].Lines());
        Assert.Contains("Secret", string.Concat(await server.OfOrganisationAsync(organisation.Id, await server.KeyAsync(Role.Reviewer))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_merged_names_what_stays()
    {
        var (stays, goes) = (await AddAsync("Serco"), await AddAsync("Serco Limited"));
        await server.Contributions.MergeOrganisationsAsync(
            new() { Id = stays.Id, Revision = stays.Revision, OtherId = goes.Id, OtherRevision = goes.Revision, Summary = Why },
            await server.KeyAsync(Role.Reviewer));

        var refused = await Refused.ByAsync(server.History.ListRevisionsAsync(new() { OrganisationId = goes.Id }).ResponseAsync);

        var info = refused.Detail<ErrorInfo>();
        Assert.Equal((StatusCode.NotFound, stays.Id, "Organisation"), (refused.Code, info.Metadata["merged_into"], info.Metadata["merged_type"]));
        Assert.Equal("merge", (await server.OfOrganisationAsync(stays.Id))[0].Origin);
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        var organisation = await AddAsync("Mears");
        foreach (var (place, other) in new[] { ("", ""), (Guid.NewGuid().ToString(), organisation.Id) })
            await Refused.WithAsync(
                server.History.ListRevisionsAsync(new() { PlaceId = place, OrganisationId = other }),
                StatusCode.InvalidArgument, "INVALID_ARGUMENT", "place_id");
        await Refused.WithAsync(
            server.History.ListRevisionsAsync(new() { OrganisationId = "1" }), StatusCode.InvalidArgument, "INVALID_ARGUMENT", "organisation_id");
        await Refused.WithAsync(
            server.History.ListRevisionsAsync(new() { OrganisationId = Guid.NewGuid().ToString() }), StatusCode.NotFound, "NOT_FOUND");
        await Refused.WithAsync(
            server.History.ListRevisionsAsync(new() { PlaceId = organisation.Id }), StatusCode.NotFound, "NOT_FOUND");
    }

    async Task<Organisation> AddAsync(string name, Metadata? key = null) => (await server.Contributions.AddOrganisationAsync(
        new() { Organisation = new() { Name = name, Kind = OrganisationKind.Company, Country = "GB", Sources = { Some.Source } } },
        key ?? await server.KeyAsync(Role.Contributor))).Organisation;

    async Task<OrganisationResponse> UpdateAsync(Organisation seen, Organisation given, string paths, Metadata? key = null) =>
        await server.Contributions.UpdateOrganisationAsync(
            new()
            {
                Id = seen.Id, Revision = seen.Revision, Organisation = given, UpdateMask = FieldMask.FromString(paths), Summary = Why,
            }, key ?? await server.KeyAsync(Role.Contributor));

    async Task<Metadata> KeyAsync(string country)
    {
        if (await server.Map.ScalarAsync<long>("SELECT count(*) FROM region WHERE code = $1", country) == 0)
            await server.Map.RegionAsync(country, country, 3, 42, 9, 51);
        return await server.KeyAsync(Role.Reviewer, country);
    }

    // No call publishes or withdraws an organisation yet.
    Task PublishAsync(string id, bool published) => server.Map.ExecuteAsync(
        "UPDATE organisation SET published = $2 WHERE id = $1", Guid.Parse(id), published);
}
