using Google.Rpc;
using Map.Service.Errors;
using Map.V1;

namespace Map.Service.Places.Write;

/// <summary>
/// What must hold for a place that comes in, by whichever way. The paths are those of the contract: <c>place.position.latitude</c>.
/// </summary>
public static class PlaceRules
{
    public static IReadOnlyList<BadRequest.Types.FieldViolation> Check(Place place, PlaceVocabulary known)
    {
        var rules = new FieldRules();
        OutputOnly(rules, place);
        Basics(rules, place);
        Time(rules, place);
        Whereabouts(rules, place, known);
        ContactRules.Check(rules, "place.contacts", place.Contacts);
        switch (place.DetailsCase)
        {
            case Place.DetailsOneofCase.DetentionCentre:
                Check(rules, place.DetentionCentre, known);
                break;
            case Place.DetailsOneofCase.ReportingCentre:
                var reporting = place.ReportingCentre;
                rules.Text("place.reporting_centre.opening_hours", reporting.HasOpeningHours, reporting.OpeningHours, 255);
                break;
            case Place.DetailsOneofCase.SupportGroup:
                Check(rules, place.SupportGroup, known);
                break;
            case Place.DetailsOneofCase.Office:
                Organisation(rules, "place.office.organisation_id", place.Office.HasOrganisationId, place.Office.OrganisationId, known);
                break;
            default:
                rules.Refuse("place.details", "is missing; one of detention_centre, reporting_centre, support_group, office.");
                break;
        }

        return rules.Violations;
    }

    static void OutputOnly(FieldRules rules, Place place)
    {
        rules.OutputOnly("place.id", place.Id.Length > 0);
        rules.OutputOnly("place.kind", place.Kind != PlaceKind.Unspecified);
        rules.OutputOnly("place.opened_on", place.HasOpenedOn);
        rules.OutputOnly("place.closed_on", place.HasClosedOn);
        rules.OutputOnly("place.region_codes", place.RegionCodes.Count > 0);
        rules.OutputOnly("place.updated_at", place.UpdatedAt is not null);
        rules.OutputOnly("place.revision", place.Revision != 0);
        rules.OutputOnly("place.published", place.Published);
    }

    static void Basics(FieldRules rules, Place place)
    {
        rules.Text("place.name", place.Name, 200);
        rules.Count("place.names", place.Names.Count, 100);
        foreach (var (language, name) in place.Names)
        {
            rules.Language("place.names", language);
            rules.Text($"place.names.{language}", name, 200);
        }

        rules.Text("place.summary", place.HasSummary, place.Summary, 4000);
        rules.Text("place.note", place.HasNote, place.Note, 4000);
        rules.Address("place.website", place.HasWebsite, place.Website);
        rules.Enum("place.confidence", place.Confidence);
        rules.Count("place.sources", place.Sources.Count, 100);
        if (place.Sources.Count == 0)
            rules.Refuse("place.sources", "is empty; at least one source.");
        for (var i = 0; i < place.Sources.Count; i++)
            rules.Source($"place.sources[{i}]", place.Sources[i]);
    }

    static void Time(FieldRules rules, Place place)
    {
        rules.Enum("place.status", place.Status, required: true);
        rules.PartialDate("place.status_as_of", place.HasStatusAsOf, place.StatusAsOf);
        rules.Day("place.verified_on", place.HasVerifiedOn, place.VerifiedOn);
        rules.Count("place.periods", place.Periods.Count, 100);
        for (var i = 0; i < place.Periods.Count; i++)
        {
            var (path, period) = ($"place.periods[{i}]", place.Periods[i]);
            if (!period.HasFrom && !period.HasTo)
                rules.Refuse(path, "has neither from nor to; at least one of them, or no period.");
            rules.Span(path, ("from", period.HasFrom, period.From), ("to", period.HasTo, period.To));
            rules.Source($"{path}.source", period.Source);
        }
    }

    static void Whereabouts(FieldRules rules, Place place, PlaceVocabulary known)
    {
        if (place.Position is { } position)
        {
            if (!(Math.Abs(position.Latitude) <= 90))
                rules.Refuse("place.position.latitude", $"is {position.Latitude}; degrees north of the equator, -90 to 90.");
            if (!(Math.Abs(position.Longitude) <= 180))
                rules.Refuse("place.position.longitude", $"is {position.Longitude}; degrees east of Greenwich, -180 to 180.");
        }
        else if (place.Precision != Precision.Unspecified)
        {
            rules.Refuse("place.precision", "is given without a position; give both or neither.");
        }

        rules.Enum("place.precision", place.Precision, required: place.Position is not null);
        rules.Country("place.country", place.HasCountry, place.Country);
        if (place.Address is { } address)
        {
            rules.Text("place.address.lines", address.HasLines, address.Lines, 500);
            rules.Text("place.address.postcode", address.HasPostcode, address.Postcode, 20);
            rules.Text("place.address.town", address.HasTown, address.Town, 200);
            rules.Text("place.address.area", address.HasArea, address.Area, 200);
        }

        rules.Text("place.coverage_note", place.HasCoverageNote, place.CoverageNote, 1000);
        rules.Count("place.coverage_codes", place.CoverageCodes.Count, 1000);
        if (place.CoverageCodes.Count > 0 && place.DetailsCase != Place.DetailsOneofCase.SupportGroup)
            rules.Refuse("place.coverage_codes", "is set; only a support group serves regions.");
        for (var i = 0; i < place.CoverageCodes.Count; i++)
            if (!known.Regions.Contains(place.CoverageCodes[i]))
                rules.Refuse($"place.coverage_codes[{i}]",
                    $"\"{place.CoverageCodes[i]}\" is not a region; a code such as GB, GB-KEN or FR-62.");
    }

    static void Check(FieldRules rules, DetentionCentre centre, PlaceVocabulary known)
    {
        const string path = "place.detention_centre";
        var types = known.FacilityTypes.Order(StringComparer.Ordinal);
        if (!known.FacilityTypes.Contains(centre.FacilityType))
            rules.Refuse($"{path}.facility_type", $"\"{centre.FacilityType}\" is not a facility type; one of {string.Join(", ", types)}.");
        rules.Text($"{path}.facility_type_note", centre.HasFacilityTypeNote, centre.FacilityTypeNote, 200);
        rules.Count($"{path}.capacities", centre.Capacities.Count, 200);
        for (var i = 0; i < centre.Capacities.Count; i++)
        {
            var (each, capacity) = ($"{path}.capacities[{i}]", centre.Capacities[i]);
            if (capacity.People is < 0 or > 100_000)
                rules.Refuse($"{each}.people", $"is {capacity.People}; a number of people, 0 to 100,000.");
            rules.PartialDate($"{each}.as_of", true, capacity.AsOf);
            rules.Enum($"{each}.kind", capacity.Kind);
            rules.Source($"{each}.source", capacity.Source);
        }

        rules.EachOnce($"{path}.holds", centre.Holds);
        rules.Text($"{path}.maximum_stay", centre.HasMaximumStay, centre.MaximumStay, 200);
    }

    static void Check(FieldRules rules, SupportGroup group, PlaceVocabulary known)
    {
        const string path = "place.support_group";
        Organisation(rules, $"{path}.organisation_id", group.HasOrganisationId, group.OrganisationId, known);
        rules.Count($"{path}.languages", group.Languages.Count, 100);
        for (var i = 0; i < group.Languages.Count; i++)
            rules.Language($"{path}.languages[{i}]", group.Languages[i]);
        rules.Text($"{path}.offers", group.HasOffers, group.Offers, 4000);
        rules.Text($"{path}.opening_hours", group.HasOpeningHours, group.OpeningHours, 255);
        rules.Enum($"{path}.scope", group.Scope);
        rules.EachOnce($"{path}.services", group.Services);
        rules.EachOnce($"{path}.audiences", group.Audiences);
        rules.Count($"{path}.ways_to_help", group.WaysToHelp.Count, 20);
        for (var i = 0; i < group.WaysToHelp.Count; i++)
        {
            var (each, way) = ($"{path}.ways_to_help[{i}]", group.WaysToHelp[i]);
            rules.Enum($"{each}.what", way.What, required: true);
            rules.Text($"{each}.note", way.HasNote, way.Note, 500);
        }
    }

    static void Organisation(FieldRules rules, string path, bool present, string id, PlaceVocabulary known)
    {
        if (present && !(Guid.TryParseExact(id, "D", out var guid) && known.Organisations.Contains(guid)))
            rules.Refuse(path, $"\"{id}\" is not an organisation; the UUID of one that exists.");
    }
}
