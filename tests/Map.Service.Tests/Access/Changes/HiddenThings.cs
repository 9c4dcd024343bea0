using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Access.Changes;

/// <summary>A map with something hidden of every kind.</summary>
/// <param name="Server">The map.</param>
/// <param name="Withdrawn">A place that was taken off the map.</param>
/// <param name="Involvement">What somebody does there.</param>
/// <param name="Company">An organisation that everybody sees.</param>
/// <param name="Organisation">An organisation that waits for review.</param>
/// <param name="Seen">A place that everybody sees: its exact position, its street and some of its contacts are hidden.</param>
/// <param name="Revision">The revision of that place before all of it was changed once.</param>
sealed record HiddenThings(
    PlacesServer Server, UpdatePlaceResponse Withdrawn, string Involvement, string Company, Organisation Organisation, Place Seen, long Revision)
{
    public static readonly EditSummary Why = new() { Comment = "Two reports agree", Sources = { new Source { Citation = "A second report" } } };

    /// <param name="server">An empty map.</param>
    /// <param name="secret">In what is hidden.</param>
    /// <param name="shift">By which the exact position is another, in the same published area.</param>
    public static async Task<HiddenThings> FillAsync(PlacesServer server, string secret, double shift)
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("FR", "France", 4, 42, 9, 51);
        var key = await server.KeyAsync(Role.Reviewer);
        var company = (await server.Contributions.AddOrganisationAsync(Add("A company"), key)).Organisation;
        var organisation = (await server.Contributions.AddOrganisationAsync(Add("Hidden company"), key)).Organisation;
        await server.Map.ExecuteAsync("UPDATE organisation SET published = false WHERE id = $1", Guid.Parse(organisation.Id));

        var hidden = await server.Places.CreatePlaceAsync(new() { Place = Group("Hidden Lantern", "hidden", 0) }, key);
        var involvement = await server.Contributions.AddInvolvementAsync(
            new() { Involvement = new() { PlaceId = hidden.Id, OrganisationId = company.Id, Role = InvolvementRole.Visits, Source = Some.Source } }, key);
        var withdrawn = await server.Contributions.WithdrawPlaceAsync(new() { Id = hidden.Id, Revision = involvement.Revision, Summary = Why }, key);

        var before = await server.Places.CreatePlaceAsync(new() { Place = Group("Coarse Anchor", secret, shift) }, key);
        var change = Group("Coarse Anchor now", $"{secret}-now", shift + 0.001);
        var seen = await server.Contributions.UpdatePlaceAsync(
            new()
            {
                Id = before.Id, Revision = before.Revision, Place = change, Summary = Why,
                UpdateMask = new() { Paths = { "name", "contacts", "address", "position", "precision" } },
            }, key);
        return new(server, withdrawn, involvement.Involvement.Id, company.Id, organisation, seen.Place, before.Revision);
    }

    static AddOrganisationRequest Add(string name) =>
        new() { Organisation = new() { Name = name, Kind = OrganisationKind.Company, Country = "GB", Sources = { Some.Source } } };

    static Place Group(string name, string secret, double shift)
    {
        var place = Some.SupportGroup(name);
        (place.Position, place.Precision) = (new() { Latitude = 51.22 + shift, Longitude = 1.22 + shift }, Precision.Town);
        place.Address = new() { Lines = $"{secret} Road", Postcode = $"{secret} 1AA", Town = "Dover" };
        place.Contacts.Add(Contact($"reviewers-{secret}@example.org", ContactVisibility.Reviewers));
        place.Contacts.Add(Contact("contributors@example.org", ContactVisibility.Contributors));
        place.Contacts.Add(Contact("everybody@example.org", ContactVisibility.Public));
        return place;
    }

    public static Contact Contact(string value, ContactVisibility visibility = ContactVisibility.Public) =>
        new() { Kind = ContactKind.Email, Value = value, Visibility = visibility };
}
