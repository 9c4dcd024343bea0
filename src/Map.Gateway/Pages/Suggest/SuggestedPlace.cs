using Map.Gateway.GraphQL.Mapping;

namespace Map.Gateway.Pages.Suggest;

/// <summary>Makes a new place from what was typed into its form.</summary>
static class SuggestedPlace
{
    /// <param name="form">The form; its kind is known.</param>
    /// <param name="spot">Where it is; null for a group without a public address.</param>
    public static V1.Place Of(SuggestForm form, V1.Locality? spot)
    {
        var place = new V1.Place
        {
            Name = form[SuggestForm.Name],
            Status = Words.Find<V1.PlaceStatus>(form[SuggestForm.Status]).OrNull() ?? V1.PlaceStatus.Open,
            Contacts = { SuggestedContacts.Of(form, []) },
        };
        if (WebText.Whole(form[SuggestForm.Website]) is { Length: > 0 } website)
            place.Website = website;
        GiveDetails(place, form);
        GiveAddress(place, form, spot);
        return place;
    }

    static void GiveDetails(V1.Place place, SuggestForm form)
    {
        var hours = SuggestedUpdate.HasHoursInWords(form) ? "" : form[SuggestForm.Hours];
        switch (form.PlaceKind)
        {
            case V1.PlaceKind.DetentionCentre:
                place.DetentionCentre = new() { FacilityType = "unknown" };
                break;
            case V1.PlaceKind.ReportingCentre:
                place.ReportingCentre = new();
                if (hours.Length > 0)
                    place.ReportingCentre.OpeningHours = hours;
                break;
            case V1.PlaceKind.Office:
                place.Office = new();
                break;
            default:
                place.SupportGroup = new() { Languages = { form.All(SuggestForm.Languages) }, Services = { SuggestedUpdate.ServicesOf(form) } };
                if (form[SuggestForm.Offers] is { Length: > 0 } offers)
                    place.SupportGroup.Offers = offers;
                if (hours.Length > 0)
                    place.SupportGroup.OpeningHours = hours;
                break;
        }
    }

    static void GiveAddress(V1.Place place, SuggestForm form, V1.Locality? spot)
    {
        if (spot is null)
            return;
        place.Country = spot.CountryCode;
        // A group for a whole country or a region serves it, wherever it sits.
        if (spot.Kind == V1.LocalityKind.Region && place.SupportGroup is not null)
        {
            place.CoverageCodes.Add(spot.RegionCode);
            return;
        }

        place.Position = spot.Position;
        place.Precision = spot.Kind switch
        {
            V1.LocalityKind.Region => V1.Precision.Region,
            V1.LocalityKind.Town => V1.Precision.Town,
            _ => V1.Precision.Locality,
        };
        place.Address = new() { Town = spot.Name };
        // Nobody sees them before a reviewer has given the place a finer position.
        if (form[SuggestForm.Lines] is { Length: > 0 } lines)
            place.Address.Lines = lines;
        if (form[SuggestForm.Postcode] is { Length: > 0 } postcode)
            place.Address.Postcode = postcode;
    }
}
