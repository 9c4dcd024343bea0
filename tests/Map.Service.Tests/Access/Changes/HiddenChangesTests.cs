using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Access.Changes;

/// <summary>Calls that change the map, and what leads to them, tell nothing that is hidden: neither by what they answer nor by why they refuse.</summary>
public sealed class HiddenChangesTests : IAsyncLifetime
{
    static readonly EditSummary Why = HiddenThings.Why;

    readonly PlacesServer one = new();
    readonly PlacesServer other = new();

    public Task InitializeAsync() => Task.WhenAll(one.InitializeAsync(), other.InitializeAsync());

    public Task DisposeAsync() => Task.WhenAll(one.DisposeAsync(), other.DisposeAsync());

    [Fact]
    public async Task What_is_hidden_is_refused_as_what_is_not_there()
    {
        var hidden = await HiddenThings.FillAsync(one, "secret", 0);
        foreach (var (who, key) in await CallersAsync(one))
        foreach (var (name, call, id, unknown) in Calls(hidden))
        {
            var (ofHidden, ofNone) = (await call(id, key), await call(unknown, key));
            Assert.True(ofHidden == ofNone, $"{name} by {who}: {ofHidden}\nand of what is not there: {ofNone}");
        }

        // Those who review it are told. A suggestion is for everybody, nothing was merged, and a place names only an organisation that everybody
        // sees.
        var reviewer = await one.KeyAsync(Role.Reviewer);
        foreach (var (name, call, id, unknown) in Calls(hidden))
            if (name.Split(' ')[0] is not ("Suggest" or "Report") && name is not ("Revert of a merge" or "UpdatePlace to organisation"))
                Assert.True(await call(id, reviewer) != await call(unknown, reviewer), $"{name} tells a reviewer nothing but {await call(id, reviewer)}");
    }

    [Fact]
    public async Task What_is_hidden_of_a_place_changes_no_answer()
    {
        var (ours, theirs) = (await HiddenThings.FillAsync(one, "secret-one", 0.001), await HiddenThings.FillAsync(other, "secret-other", 0.02));
        var callers = await CallersAsync(other);
        foreach (var ((who, ourKey), (_, theirKey)) in (await CallersAsync(one)).Zip(callers))
        {
            var mine = await ChangesAsync(ours, ourKey);
            foreach (var ((name, our), (_, their)) in mine.Zip(await ChangesAsync(theirs, theirKey)))
            {
                Assert.True(our == their, $"{name} by {who}: {our}\nand where something else is hidden: {their}");
                Assert.DoesNotContain("secret-other", their, StringComparison.Ordinal);
            }
        }

        // Those who review the place see the difference.
        Assert.NotEqual(await ChangesAsync(ours, await one.KeyAsync(Role.Reviewer)), await ChangesAsync(theirs, await other.KeyAsync(Role.Reviewer)));
    }

    static async Task<(string Who, Metadata? Key)[]> CallersAsync(PlacesServer server) =>
    [
        ("everybody", null), ("a contributor", await server.KeyAsync(Role.Contributor)), ("a contributor elsewhere", await server.KeyAsync(Role.Contributor, "FR")),
        ("a reviewer elsewhere", await server.KeyAsync(Role.Reviewer, "FR")),
    ];

    // Every call that takes the id of something, with that of something hidden and one of nothing.
    static IEnumerable<(string Name, Func<string, Metadata?, Task<string>> Call, string Hidden, string Unknown)> Calls(HiddenThings things)
    {
        var (server, seen, none) = (things.Server, things.Seen, Guid.NewGuid().ToString());
        var ofPlace = new (string, Func<string, Metadata?, Task<string>>)[]
        {
            ("UpdatePlace", (id, key) => Outcome.OfAsync(server.Contributions.UpdatePlaceAsync(Update(id, 1, new() { Note = "x" }, "note"), key))),
            ("WithdrawPlace", (id, key) => Outcome.OfAsync(server.Contributions.WithdrawPlaceAsync(new() { Id = id, Revision = 1, Summary = Why }, key))),
            ("RestorePlace", (id, key) => Outcome.OfAsync(server.Contributions.RestorePlaceAsync(new() { Id = id, Revision = 1, Summary = Why }, key))),
            ("MergePlaces, stays", (id, key) => Outcome.OfAsync(server.Contributions.MergePlacesAsync(Merge(id, 1, seen.Id, seen.Revision), key))),
            ("MergePlaces, goes", (id, key) => Outcome.OfAsync(server.Contributions.MergePlacesAsync(Merge(seen.Id, seen.Revision, id, 1), key))),
            ("AddInvolvement", (id, key) => Outcome.OfAsync(server.Contributions.AddInvolvementAsync(Involve(id, things.Company), key))),
            ("Revert of a merge", (id, key) => Outcome.OfAsync(server.Contributions.RevertAsync(new() { MergedId = id, Summary = Why }, key))),
            ("GetPlace", (id, key) => Outcome.OfAsync(server.Places.GetPlaceAsync(new() { Id = id, FollowMerged = true }, key))),
            ("ListRevisions", (id, key) => Outcome.OfAsync(server.History.ListRevisionsAsync(new() { PlaceId = id }, key))),
            ("SimilarPlaces", (id, key) => Outcome.OfAsync(server.Contributions.SimilarPlacesAsync(new() { Place = Some.SupportGroup("Hidden Lantern"), ExceptId = id }, key))),
            ("Suggest update", (id, key) => SuggestAsync(server, new() { UpdatePlace = Update(id, 1, new() { Note = "x" }, "note") }, key)),
            ("Suggest withdrawal", (id, key) => SuggestAsync(server, new() { WithdrawPlace = new() { Id = id, Revision = 1 } }, key)),
            ("Suggest involvement", (id, key) => SuggestAsync(server, new() { AddInvolvement = Involve(id, things.Company) }, key)),
            ("Report", (id, key) => SuggestAsync(server, new() { Report = new() { PlaceId = id, Kind = ReportKind.Closed } }, key)),
            ("Report of two", (id, key) => SuggestAsync(server, new() { Report = new() { PlaceId = seen.Id, Kind = ReportKind.Same, OtherId = id } }, key)),
        };
        var ofInvolvement = new (string, Func<string, Metadata?, Task<string>>)[]
        {
            ("UpdateInvolvement", (id, key) => Outcome.OfAsync(server.Contributions.UpdateInvolvementAsync(Involvement(id), key))),
            ("EndInvolvement", (id, key) => Outcome.OfAsync(server.Contributions.EndInvolvementAsync(new() { Id = id, Revision = 1, To = "2020", Summary = Why }, key))),
            ("Suggest change of involvement", (id, key) => SuggestAsync(server, new() { UpdateInvolvement = Involvement(id) }, key)),
            ("Suggest end of involvement", (id, key) => SuggestAsync(server, new() { EndInvolvement = new() { Id = id, Revision = 1, To = "2020" } }, key)),
        };
        var ofOrganisation = new (string, Func<string, Metadata?, Task<string>>)[]
        {
            ("UpdateOrganisation", (id, key) => Outcome.OfAsync(server.Contributions.UpdateOrganisationAsync(Organisation(id), key))),
            ("PublishOrganisation", (id, key) => Outcome.OfAsync(server.Contributions.PublishOrganisationAsync(
                new() { Id = id, Revision = 1, Summary = Why }, key))),
            ("MergeOrganisations", (id, key) => Outcome.OfAsync(server.Contributions.MergeOrganisationsAsync(
                new() { Id = id, Revision = 1, OtherId = things.Company, OtherRevision = 1, Summary = Why }, key))),
            ("AddInvolvement of organisation", (id, key) => Outcome.OfAsync(server.Contributions.AddInvolvementAsync(Involve(seen.Id, id), key))),
            ("AddOrganisation below", (id, key) => Outcome.OfAsync(server.Contributions.AddOrganisationAsync(Below(id), key))),
            ("UpdatePlace to organisation", (id, key) => Outcome.OfAsync(server.Contributions.UpdatePlaceAsync(Belong(seen, id), key))),
            ("Suggest change of organisation", (id, key) => SuggestAsync(server, new() { UpdateOrganisation = Organisation(id) }, key)),
            ("Suggest involvement of organisation", (id, key) => SuggestAsync(server, new() { AddInvolvement = Involve(seen.Id, id) }, key)),
            ("Suggest organisation below", (id, key) => SuggestAsync(server, new() { AddOrganisation = Below(id) }, key)),
            ("Suggest place of organisation", (id, key) => SuggestAsync(server, new() { UpdatePlace = Belong(seen, id) }, key)),
        };
        var ofPast = new (string, Func<string, Metadata?, Task<string>>)[]
        {
            ("Revert of a revision", (number, key) => Outcome.OfAsync(server.Contributions.RevertAsync(new() { Number = long.Parse(number), Summary = Why }, key))),
        };
        foreach (var (name, call) in ofPlace) yield return (name, call, things.Withdrawn.Place.Id, none);
        foreach (var (name, call) in ofInvolvement) yield return (name, call, things.Involvement, none);
        foreach (var (name, call) in ofOrganisation) yield return (name, call, things.Organisation.Id, none);
        foreach (var (name, call) in ofPast) yield return (name, (number, key) => WithoutAsync(number, call(number, key)), $"{things.Withdrawn.Place.Revision}", "999999");
    }

    // Changes of a place that everybody sees, each by one who has read it before and after somebody else changed all of it.
    static async Task<List<(string Name, string Outcome)>> ChangesAsync(HiddenThings things, Metadata? key)
    {
        var (server, id) = (things.Server, things.Seen.Id);
        var outcomes = new List<(string, string)>();
        foreach (var revision in new[] { things.Revision, things.Seen.Revision })
        foreach (var (place, mask) in Proposals())
        {
            var update = Update(id, revision, place, mask);
            outcomes.Add(($"UpdatePlace {mask} of {revision}", await Outcome.OfAsync(server.Contributions.UpdatePlaceAsync(update, key))));
            outcomes.Add(($"Suggest {mask} of {revision}", await SuggestAsync(server, new() { UpdatePlace = update }, key)));
        }

        foreach (var place in Proposals().Select(proposal => proposal.Place).Prepend(Some.SupportGroup("Coarse Anchor now")))
        {
            var asked = Some.SupportGroup("Coarse Anchor now");
            asked.MergeFrom(place);
            outcomes.Add(("SimilarPlaces", await Outcome.OfAsync(server.Contributions.SimilarPlacesAsync(new() { Place = asked }, key))));
            outcomes.Add(("Suggest a place", await SuggestAsync(server, new() { AddPlace = new() { Place = asked } }, key)));
        }

        outcomes.Add(("Withdraw", await SuggestAsync(server, new() { WithdrawPlace = new() { Id = id, Revision = things.Revision } }, key)));
        outcomes.Add(("ListRevisions", await Outcome.OfAsync(server.History.ListRevisionsAsync(new() { PlaceId = id }, key))));
        outcomes.Add(("Receipt", await ReceiptAsync(things, key)));
        return outcomes;
    }

    static IEnumerable<(Place Place, string Mask)> Proposals()
    {
        yield return (new() { Contacts = { HiddenThings.Contact("new@example.org") } }, "contacts");
        // What is hidden in one of the two maps: who knows it must not be told that it is there.
        yield return (new() { Contacts = { HiddenThings.Contact("reviewers-secret-one-now@example.org") } }, "contacts");
        yield return (new() { Address = new() { Lines = "2 Another Road", Town = "Dover" } }, "address");
        yield return (new() { Address = new() { Town = "Deal" } }, "address.town");
        yield return (new() { Position = new() { Latitude = 51.3, Longitude = 1.3 }, Precision = Precision.Town }, "position,precision");
        yield return (new() { Precision = Precision.Building }, "precision");
        yield return (new() { Precision = Precision.Region }, "precision");
        yield return (new() { Name = "Another name" }, "name");
    }

    static async Task<string> ReceiptAsync(HiddenThings things, Metadata? key)
    {
        var taken = await things.Server.Suggestions.SuggestAsync(
            new() { Change = new() { Report = new() { PlaceId = things.Seen.Id, Kind = ReportKind.Closed } }, RequestId = Guid.NewGuid().ToString() }, key);
        return await Outcome.OfAsync(things.Server.Suggestions.GetReceiptAsync(new() { Receipt = taken.Receipt }, key));
    }

    static Task<string> SuggestAsync(PlacesServer server, ProposedChange change, Metadata? key) => Outcome.OfAsync(server.Suggestions.SuggestAsync(
        new() { Change = change, RequestId = Guid.NewGuid().ToString(), Sources = { Why.Sources }, ValidateOnly = true }, key));

    // The number itself is what was asked for.
    static async Task<string> WithoutAsync(string number, Task<string> outcome) => (await outcome).Replace(number, "NUMBER", StringComparison.Ordinal);

    static UpdatePlaceRequest Update(string id, long revision, Place place, string mask) =>
        new() { Id = id, Revision = revision, Place = place, UpdateMask = FieldMask.FromString(mask), Summary = Why, ValidateOnly = true };

    static UpdatePlaceRequest Belong(Place seen, string organisation) =>
        Update(seen.Id, seen.Revision, new() { SupportGroup = new() { OrganisationId = organisation } }, "support_group.organisation_id");

    static MergePlacesRequest Merge(string id, long revision, string other, long otherRevision) =>
        new() { Id = id, Revision = revision, OtherId = other, OtherRevision = otherRevision, Summary = Why, ValidateOnly = true };

    static AddInvolvementRequest Involve(string place, string organisation) => new()
    {
        Involvement = new() { PlaceId = place, OrganisationId = organisation, Role = InvolvementRole.Visits, Source = Some.Source }, ValidateOnly = true,
    };

    static UpdateInvolvementRequest Involvement(string id) =>
        new() { Id = id, Revision = 1, Involvement = new() { Note = "x" }, UpdateMask = FieldMask.FromString("note"), Summary = Why, ValidateOnly = true };

    static UpdateOrganisationRequest Organisation(string id) =>
        new() { Id = id, Revision = 1, Organisation = new() { ShortName = "x" }, UpdateMask = FieldMask.FromString("short_name"), Summary = Why, ValidateOnly = true };

    static AddOrganisationRequest Below(string parent) => new()
    {
        Organisation = new() { Name = "Below", Kind = OrganisationKind.Company, ParentId = parent, Country = "GB", Sources = { Some.Source } }, ValidateOnly = true,
    };
}
