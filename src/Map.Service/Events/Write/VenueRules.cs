namespace Map.Service.Events.Write;

/// <summary>The rules for venues.</summary>
static class VenueRules
{
    const int MostHours = 168;

    public static void Check(EventVenue? venue, string path, Violations violations)
    {
        if (venue is null || venue.WhereCase == EventVenue.WhereOneofCase.None)
        {
            violations.Add(path, "is required; set exactly one of place_id, site, online_url, on_request and late.");
            return;
        }

        if (venue.HasTown) violations.Text($"{path}.town", venue.Town, 200);
        violations.Count($"{path}.region_codes", venue.RegionCodes.Count, 20);
        for (var i = 0; i < Math.Min(venue.RegionCodes.Count, 20); i++) RegionCodes.Check(venue.RegionCodes[i], $"{path}.region_codes[{i}]", violations);
        switch (venue.WhereCase)
        {
            case EventVenue.WhereOneofCase.PlaceId: Ids.Parse(venue.PlaceId, $"{path}.place_id", violations); break;
            case EventVenue.WhereOneofCase.Site: Site(venue.Site, $"{path}.site", violations); break;
            case EventVenue.WhereOneofCase.OnlineUrl: violations.Address($"{path}.online_url", venue.OnlineUrl); break;
            case EventVenue.WhereOneofCase.OnRequest: violations.Text($"{path}.on_request.contact", venue.OnRequest.Contact, 500); break;
            case EventVenue.WhereOneofCase.Late: Late(venue, path, violations); break;
        }
    }

    static void Late(EventVenue venue, string path, Violations violations)
    {
        if (venue.Late.HoursBefore is < 1 or > MostHours)
            violations.Add($"{path}.late.hours_before", $"is {venue.Late.HoursBefore}; 1 to {MostHours} hours before it begins.");
        if (venue.Late.Site is null)
            violations.Add($"{path}.late.site", "is required: it is published by itself when its hour comes, and cannot be read before. To keep it off the map altogether, use on_request.");
        else
            Site(venue.Late.Site, $"{path}.late.site", violations);
        if (!venue.HasTown) violations.Add($"{path}.town", "is required with late; what people are told until then.");
    }

    static void Site(EventSite site, string path, Violations violations)
    {
        PositionRules.CheckRequired(site.Position, $"{path}.position", violations);
        violations.Enum($"{path}.precision", site.Precision, required: true);
        if (!site.HasWords) return;
        violations.Text($"{path}.words", site.Words, 500);
        if (site.Precision.IsCoarse()) violations.Add($"{path}.words", "is set, and precision is coarser than street: put the town into town, or give the precision of the address.");
    }
}
