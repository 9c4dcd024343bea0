using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Contributions;

public sealed class EditInvolvementsTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly Source Contract = new() { Citation = "Contract notice, 2020", Url = "https://contracts.example/1" };

    [Fact]
    public async Task Operator_is_added_corrected_and_ended()
    {
        var (place, organisation) = (await PlaceAsync(), await OrganisationAsync("Serco"));
        var key = await server.KeyAsync(Role.Contributor);

        var added = await server.Contributions.AddInvolvementAsync(new() { Involvement = Runs(place, organisation) }, key);
        Assert.Equal((organisation.Id, "2020"), (added.Involvement.OrganisationId, added.Involvement.From));
        Assert.Equal(["organisation_id: Serco", "role: operates", "from: 2020", "source: Contract notice, 2020"],
            added.Changes.Select(change => $"{change.Field}: {change.After[0]}"));

        var corrected = await server.Contributions.UpdateInvolvementAsync(
            new()
            {
                Id = added.Involvement.Id, Revision = added.Revision, Involvement = new Involvement { From = "2020-06" },
                UpdateMask = FieldMask.FromString("from,note"), Summary = Because("Press release"),
            }, key);
        Assert.Equal(("2020-06", "Press release"), (corrected.Involvement.From, corrected.Involvement.Source.Citation));

        var ended = await server.Contributions.EndInvolvementAsync(
            new() { Id = added.Involvement.Id, Revision = corrected.Revision, To = "2025-03-31", Summary = Because("Handover") }, key);
        Assert.Equal(("2020-06", "2025-03-31"), (ended.Involvement.From, ended.Involvement.To));
        var read = await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { place.Id } });
        Assert.Equal(ended.Involvement, read.Involvements.Single());
        Assert.Equal(3, await server.Map.ScalarAsync<long>(
            "SELECT count(*) FROM revision JOIN act ON act.id = act_id WHERE subject_id = $1 AND act.kind = 'involvement'", place.Id));
    }

    [Fact]
    public async Task Repeated_request_adds_no_second()
    {
        var (place, organisation) = (await PlaceAsync(), await OrganisationAsync("GEO"));
        var key = await server.KeyAsync(Role.Contributor);
        var request = new AddInvolvementRequest { Involvement = Runs(place, organisation), RequestId = Guid.NewGuid().ToString() };

        var first = await server.Contributions.AddInvolvementAsync(request, key);
        var second = await server.Contributions.AddInvolvementAsync(request, key);

        Assert.Equal(first.Involvement, second.Involvement);
        Assert.Single((await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { place.Id } })).Involvements);
        request.Involvement.From = "2021";
        await Refused.WithAsync(server.Contributions.AddInvolvementAsync(request, key), StatusCode.InvalidArgument, "INVALID_ARGUMENT", "request_id");
    }

    [Fact]
    public async Task Request_id_may_be_that_of_anything_on_the_map()
    {
        var (place, organisation) = (await PlaceAsync(), await OrganisationAsync("Tascor"));
        var key = await server.KeyAsync(Role.Contributor);
        var known = await server.Contributions.AddInvolvementAsync(new() { Involvement = Runs(place, organisation) }, key);

        var involvement = await server.Contributions.AddInvolvementAsync(
            new() { Involvement = Runs(place, organisation), RequestId = known.Involvement.Id }, key);
        var request = new AddOrganisationRequest
        {
            Organisation = new() { Name = "Capita", Kind = OrganisationKind.Company, Sources = { Some.Source } }, RequestId = organisation.Id,
        };
        var added = await server.Contributions.AddOrganisationAsync(request, key);

        Assert.NotEqual(known.Involvement.Id, involvement.Involvement.Id);
        Assert.NotEqual(organisation.Id, added.Organisation.Id);
        Assert.Equal(added.Organisation, (await server.Contributions.AddOrganisationAsync(request, key)).Organisation);
    }

    [Fact]
    public async Task Two_who_end_it_differently_are_told()
    {
        var (place, organisation) = (await PlaceAsync(), await OrganisationAsync("Mitie"));
        var key = await server.KeyAsync(Role.Contributor);
        var added = await server.Contributions.AddInvolvementAsync(new() { Involvement = Runs(place, organisation) }, key);
        EndInvolvementRequest End(string to) =>
            new() { Id = added.Involvement.Id, Revision = added.Revision, To = to, Summary = Because("A letter") };
        await server.Contributions.EndInvolvementAsync(End("2024"), key);

        var refused = await Refused.ByAsync(server.Contributions.EndInvolvementAsync(End("2025"), key).ResponseAsync);

        Assert.Equal("CONFLICT", refused.Reason);
        Assert.Equal(("to", "2024", "2025"), refused.Detail<ConflictInfo>().Fields.Select(f => (f.Field, f.Theirs[0], f.Yours[0])).Single());
        // The beginning is another field.
        var began = await server.Contributions.UpdateInvolvementAsync(
            new()
            {
                Id = added.Involvement.Id, Revision = added.Revision, Involvement = new Involvement { From = "2019", Source = Contract },
                UpdateMask = FieldMask.FromString("from"), Summary = Because("Contract notice, 2020"),
            }, key);
        Assert.Equal(("2019", "2024"), (began.Involvement.From, began.Involvement.To));
    }

    [Fact]
    public async Task Wrong_input_is_named()
    {
        var (place, organisation) = (await PlaceAsync(), await OrganisationAsync("G4S"));
        var key = await server.KeyAsync(Role.Contributor);
        var wrong = Runs(place, organisation);
        wrong.OrganisationId = Guid.NewGuid().ToString();
        wrong.From = "2030";
        wrong.To = "2020";
        wrong.Source = null;

        await Refused.WithAsync(
            server.Contributions.AddInvolvementAsync(new() { Involvement = wrong }, key), StatusCode.InvalidArgument, "INVALID_ARGUMENT",
            "involvement.source", "involvement.to", "involvement.organisation_id");
        await Refused.WithAsync(
            server.Contributions.EndInvolvementAsync(new() { Id = Guid.NewGuid().ToString(), To = "2020" }, key), StatusCode.NotFound, "NOT_FOUND");
        await Refused.WithAsync(
            server.Contributions.AddInvolvementAsync(new() { Involvement = Runs(place, organisation) }), StatusCode.Unauthenticated, "UNAUTHENTICATED");
    }

    [Fact]
    public async Task Involvement_at_a_place_that_is_hidden_is_not_found()
    {
        var (place, organisation) = (await PlaceAsync(), await OrganisationAsync("Clearsprings"));
        var reviewer = await server.KeyAsync(Role.Reviewer);
        var added = await server.Contributions.AddInvolvementAsync(new() { Involvement = Runs(place, organisation) }, reviewer);
        await server.Contributions.WithdrawPlaceAsync(
            new() { Id = place.Id, Revision = added.Revision, Summary = new() { Comment = "Not public" } }, reviewer);
        var request = new EndInvolvementRequest { Id = added.Involvement.Id, Revision = added.Revision, To = "2024", Summary = Because("A letter") };

        var hidden = await Refused.ByAsync(server.Contributions.EndInvolvementAsync(request, await server.KeyAsync(Role.Contributor)).ResponseAsync);
        Assert.Equal(StatusCode.NotFound, hidden.Code);
        Assert.Equal("2024", (await server.Contributions.EndInvolvementAsync(request, reviewer)).Involvement.To);
    }

    [Fact]
    public async Task Organisation_is_added_and_changed_with_its_contacts()
    {
        var key = await server.KeyAsync(Role.Contributor);
        var organisation = await OrganisationAsync("Migrant Help");

        var changed = await server.Contributions.UpdateOrganisationAsync(
            new()
            {
                Id = organisation.Id, Revision = organisation.Revision, UpdateMask = FieldMask.FromString("contacts,website,kind"),
                Organisation = new Organisation
                {
                    Website = "https://migrant.example", Kind = OrganisationKind.Charity,
                    Contacts =
                    {
                        new Contact { Kind = ContactKind.Voice, Value = "0808 8010 503", Visibility = ContactVisibility.Public },
                        new Contact { Kind = ContactKind.Email, Value = "staff@migrant.example", Visibility = ContactVisibility.Reviewers },
                    },
                },
                Summary = Because("Its website"),
            }, key);
        Assert.Equal(["kind", "website", "sources", "contacts"], changed.Changes.Select(change => change.Field));
        Assert.Equal("0808 8010 503", changed.Organisation.Contacts.Single().Value);
        Assert.Equal(2, (await server.Organisations.GetOrganisationAsync(
            new() { Id = organisation.Id }, await server.KeyAsync(Role.Reviewer))).Contacts.Count);

        var circle = await Refused.ByAsync(server.Contributions.UpdateOrganisationAsync(
            new()
            {
                Id = organisation.Id, Revision = changed.Organisation.Revision, UpdateMask = FieldMask.FromString("parent_id"),
                Organisation = new Organisation { ParentId = organisation.Id }, Summary = Because("A joke"),
            }, key).ResponseAsync);
        Assert.Equal("organisation.parent_id", circle.Violations.Single().Field);
    }

    async Task<Place> PlaceAsync() =>
        await server.Places.CreatePlaceAsync(new() { Place = Some.DetentionCentre() }, await server.KeyAsync(Role.Contributor));

    async Task<Organisation> OrganisationAsync(string name) => (await server.Contributions.AddOrganisationAsync(
        new() { Organisation = new Organisation { Name = name, Kind = OrganisationKind.Company, Sources = { Some.Source } } },
        await server.KeyAsync(Role.Contributor))).Organisation;

    static Involvement Runs(Place place, Organisation organisation) => new()
    {
        PlaceId = place.Id, OrganisationId = organisation.Id, Role = InvolvementRole.Operates, From = "2020", Source = Contract,
    };

    static EditSummary Because(string citation) => new() { Sources = { new Source { Citation = citation } } };
}
