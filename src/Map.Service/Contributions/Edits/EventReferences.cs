using Microsoft.EntityFrameworkCore;

namespace Map.Service.Contributions.Edits;

/// <summary>Checks that what an event names is on the map, for everybody: everybody is told of it by the event.</summary>
static class EventReferences
{
    public static async Task CheckAsync(MapDbContext context, Event message, Violations violations, CancellationToken cancellationToken)
    {
        var places = new List<(string Path, string Id)>();
        var organisations = new List<(string Path, string Id)>();
        if (message.Venue is { WhereCase: EventVenue.WhereOneofCase.PlaceId } venue) places.Add(("event.venue.place_id", venue.PlaceId));
        for (var i = 0; i < Math.Min(message.Organisers.Count, 20); i++)
        {
            var one = message.Organisers[i];
            if (one.WhoCase == EventOrganiser.WhoOneofCase.PlaceId) places.Add(($"event.organisers[{i}].place_id", one.PlaceId));
            if (one.WhoCase == EventOrganiser.WhoOneofCase.OrganisationId) organisations.Add(($"event.organisers[{i}].organisation_id", one.OrganisationId));
        }

        Guid[] wanted = Parsed(places), named = Parsed(organisations);
        var here = wanted.Length == 0 ? []
            : await context.Places.Where(row => wanted.Contains(row.Id) && row.Published).Select(row => row.Id).ToHashSetAsync(cancellationToken);
        var known = named.Length == 0 ? []
            : await context.Organisations.Where(row => named.Contains(row.Id) && row.Published).Select(row => row.Id).ToHashSetAsync(cancellationToken);
        Require(places, here, "place", violations);
        Require(organisations, known, "organisation", violations);

        string[] codes = [.. (message.Venue?.RegionCodes ?? []).Where(RegionCode.CouldBe).Distinct().Take(20)];
        var regions = codes.Length == 0 ? []
            : await context.Regions.Where(region => codes.Contains(region.Code)).Select(region => region.Code).ToHashSetAsync(cancellationToken);
        for (var i = 0; i < Math.Min(message.Venue?.RegionCodes.Count ?? 0, 20); i++)
            if (RegionCode.CouldBe(message.Venue!.RegionCodes[i]) && !regions.Contains(message.Venue.RegionCodes[i]))
                violations.Add($"event.venue.region_codes[{i}]", RegionCode.Unknown(message.Venue.RegionCodes[i]));
    }

    static void Require(List<(string Path, string Id)> named, HashSet<Guid> known, string what, Violations violations)
    {
        foreach (var (path, id) in named)
            if (Guid.TryParseExact(id, "D", out var parsed) && !known.Contains(parsed))
                violations.Add(path, $"{Quote.Of(id)} is no {what} of the map that everybody sees; the id of one that is.");
    }

    static Guid[] Parsed(IEnumerable<(string Path, string Id)> named) =>
        [.. named.Select(one => Guid.TryParseExact(one.Id, "D", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct()];
}
