using System.Globalization;
using Map.Service.Contributions.Twins;

namespace Map.Service.Import.Calendars;

/// <summary>Says where events are, as far as whoever imports them has chosen: nothing is looked up by an address, and nothing is more public than was said.</summary>
sealed class CalendarVenues(SimilarPlaces similar, Caller caller, CalendarChoices choices)
{
    const int LongestWords = 500;

    public async Task FindAsync(IReadOnlyList<CalendarEventRow> rows, CancellationToken cancellationToken)
    {
        var wanted = rows.Where(row => row.Where.Location is not null && Ways(row).Contains("places")).DistinctBy(row => CalendarChoices.Same(row.Where.Location!)).ToList();
        var found = await similar.OfManyAsync([.. wanted.Select(row => PlaceOf(row.Where))], caller, cancellationToken);
        var places = wanted.Zip(found).Where(pair => pair.Second is not null).ToDictionary(pair => CalendarChoices.Same(pair.First.Where.Location!), pair => pair.Second!);
        foreach (var row in rows) Find(row, places);
    }

    IReadOnlyList<string> Ways(CalendarEventRow row) =>
        row.Where.Location is { } location && choices.Places.TryGetValue(CalendarChoices.Same(location), out var chosen) ? [chosen] : choices.Venue;

    void Find(CalendarEventRow row, Dictionary<string, SimilarPlace> places)
    {
        var ways = Ways(row);
        var venue = row.Where.Exported is { } exported && ways.Count == 0 ? Copied(exported) : ways.Select(way => Of(way, row, places)).FirstOrDefault(one => one is not null);
        if (venue is null)
        {
            var says = row.Where switch
            {
                { Location: { } location } => $"is {Quote.Of(location)}",
                { Geo: not null } => "is missing, and there is a GEO",
                _ => "is missing",
            };
            row.Miss("venue_missing", "LOCATION", ways.Count == 0
                ? $"{says}; where it is on the map is yours to say, as venue: {CalendarChoices.WaysAllowed} (--set venue=places,on_request --set contact=…)."
                : $"{says}, and none of {string.Join(", ", ways)} finds a venue: online needs an address, position and late a GEO, on_request a contact or a URL, places a name that is on the map.");
            return;
        }

        if (choices.Town is { } town && !venue.HasTown && venue.WhereCase is not (EventVenue.WhereOneofCase.PlaceId or EventVenue.WhereOneofCase.OnlineUrl)) venue.Town = town;
        if (venue.WhereCase is EventVenue.WhereOneofCase.OnlineUrl or EventVenue.WhereOneofCase.OnRequest && venue.RegionCodes.Count == 0) venue.RegionCodes.Add(choices.Regions);
        row.Event.Venue = venue;
    }

    EventVenue? Of(string way, CalendarEventRow row, Dictionary<string, SimilarPlace> places)
    {
        var where = row.Where;
        switch (way)
        {
            case "online": return where.Online is { } address ? new() { OnlineUrl = address } : null;
            case "position": return where.Geo is null ? null : new() { Site = SiteOf(where) };
            case CalendarChoices.Late: return where.Geo is null ? null : new() { Late = new() { HoursBefore = choices.HoursBefore, Site = SiteOf(where) }, Town = choices.Town };
            case "on_request": return (choices.Contact ?? (row.Event.HasUrl ? row.Event.Url : null)) is { } contact ? new() { OnRequest = new() { Contact = contact } } : null;
            case "places":
                if (where.Location is not { } location || !places.TryGetValue(CalendarChoices.Same(location), out var place)) return null;
                row.Warn("venue_proposed", "LOCATION",
                    $"{Quote.Of(location)} is {place.Likelihood.ToString("P0", CultureInfo.InvariantCulture)} likely the place {Quote.Of(place.Place.Name)} ({place.Place.Id}). "
                    + $"Accept venue_proposed, or say what it is: at:{location}={place.Place.Id}.");
                return new() { PlaceId = place.Place.Id };
            default: return new() { PlaceId = way };
        }
    }

    EventSite SiteOf(CalendarWhere where)
    {
        var site = new EventSite
        {
            Position = new() { Latitude = PositionRules.Rounded(where.Geo!.Latitude), Longitude = PositionRules.Rounded(where.Geo.Longitude) }, Precision = choices.Precision,
        };
        if (where.Location is { Length: <= LongestWords } words && choices.Precision is Precision.Building or Precision.Site or Precision.Street) site.Words = words;
        return site;
    }

    // A late venue is not in any calendar.
    static EventVenue? Copied(EventVenue exported)
    {
        if (exported.Late is not null) return null;
        var venue = exported.Clone();
        venue.ClearPlaceName();
        return venue;
    }

    // The first part of an address is most often the name of the building.
    static Place PlaceOf(CalendarWhere where)
    {
        var parts = where.Location!.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var place = new Place { Name = parts[0], Address = new() };
        if (parts.Length > 1) place.Address.Town = parts[^1];
        if (parts.Length > 2) place.Address.Lines = parts[1];
        if (where.Geo is { } geo) (place.Position, place.Precision) = (geo, Precision.Site);
        return place;
    }
}
