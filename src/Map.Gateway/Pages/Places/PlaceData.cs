using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Places;

/// <summary>A place in the words of schema.org. Its point only where it is known to the street.</summary>
static class PlaceData
{
    public static object Of(PlaceModel model, Page page)
    {
        var place = model.Place;
        var data = new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = place.Kind switch
            {
                V1.PlaceKind.SupportGroup => "NGO",
                V1.PlaceKind.DetentionCentre => "CivicStructure",
                _ => "GovernmentOffice",
            },
            ["name"] = place.Name,
            ["url"] = page.Origin + page.Links.Place(place.Id),
            ["sameAs"] = HttpLink.From(place.Website)?.OriginalString,
            ["telephone"] = Contact(V1.ContactKind.Voice),
            ["email"] = Contact(V1.ContactKind.Email),
            ["address"] = place.Address is { } address
                ? new Dictionary<string, object?>
                {
                    ["@type"] = "PostalAddress",
                    ["streetAddress"] = OrNull(address.Lines),
                    ["postalCode"] = OrNull(address.Postcode),
                    ["addressLocality"] = OrNull(address.Town),
                    ["addressCountry"] = OrNull(place.Country),
                }.Where(pair => pair.Value is not null).ToDictionary()
                : null,
            ["geo"] = place.Position is not null && place.Precision is V1.Precision.Building or V1.Precision.Site or V1.Precision.Street
                ? new Dictionary<string, object>
                {
                    ["@type"] = "GeoCoordinates",
                    ["latitude"] = place.Position.Latitude,
                    ["longitude"] = place.Position.Longitude,
                }
                : null,
            ["areaServed"] = model.Coverage.Count > 0 ? model.Coverage.Select(region => region.Name) : null,
            ["knowsLanguage"] = place.SupportGroup is { Languages.Count: > 0 } group ? group.Languages : null,
        };
        return data.Where(pair => pair.Value is not null).ToDictionary();

        string[]? Contact(V1.ContactKind kind) =>
            place.Contacts.Where(contact => contact.Kind == kind).Select(contact => contact.Value).ToArray() is { Length: > 0 } values ? values : null;
    }

    static string? OrNull(string text) => text.Length > 0 ? text : null;
}
