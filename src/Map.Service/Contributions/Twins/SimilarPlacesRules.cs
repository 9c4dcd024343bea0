using Map.Service.Places.Fields;

namespace Map.Service.Contributions.Twins;

/// <summary>What is checked of a place that somebody is about to add: that it has a name, and that what it is looked for by is valid.
/// All else may still be missing.</summary>
static class SimilarPlacesRules
{
    public static void Check(Place? place, Violations violations)
    {
        if (place is null)
        {
            violations.Add("place", "is required.");
            return;
        }
        violations.Text("place.name", place.Name, 200);
        violations.Count("place.names", place.Names.Count, 100);
        violations.Names("place.names", place.Names);
        violations.Count("place.other_names", place.OtherNames.Count, 50);
        for (var i = 0; i < Math.Min(place.OtherNames.Count, 50); i++)
            OtherNameRules.Check(violations, $"place.other_names[{i}]", place.OtherNames[i]);
        if (place.Position is { } position) PositionRules.Check(position, "place.position", violations);
        violations.Enum("place.precision", place.Precision);
        if (place.Address is { HasLines: true } lines) violations.Text("place.address.lines", lines.Lines, 500);
        if (place.Address is { HasPostcode: true } postcode) violations.Text("place.address.postcode", postcode.Postcode, 20);
        if (place.Address is { HasTown: true } town) violations.Text("place.address.town", town.Town, 200);
        if (place.Address is { HasArea: true } area) violations.Text("place.address.area", area.Area, 200);
        if (place.HasCountry) violations.Country("place.country", place.Country);
        if (place.HasWebsite) violations.Address("place.website", place.Website);
        violations.Count("place.contacts", place.Contacts.Count, ContactRules.Most);
        for (var i = 0; i < Math.Min(place.Contacts.Count, ContactRules.Most); i++)
            ContactRules.Check(violations, $"place.contacts[{i}]", place.Contacts[i]);
        if (SupportGroupFields.OrganisationOf(place) is { } organisation && !Guid.TryParseExact(organisation, "D", out _))
            violations.Add($"place.{(place.SupportGroup is null ? "office" : "support_group")}.organisation_id",
                $"{Quote.Of(organisation)} is not a UUID such as 0190f3b2-7c1e-7d3a-9b5e-2f6a8c4d1e07.");
    }
}
