namespace Map.Gateway.Events;

/// <summary>Where an event takes place, in one line, as far as it is published.</summary>
static class VenueText
{
    public static string? Of(V1.EventVenue venue)
    {
        var site = venue.Site ?? venue.Late?.Site;
        string?[] parts = [venue.HasPlaceName ? venue.PlaceName : null, site is { HasWords: true } ? site.Words : null, venue.HasOnlineUrl ? venue.OnlineUrl : null, venue.HasTown ? venue.Town : null];
        return string.Join(", ", parts.OfType<string>()) is { Length: > 0 } text ? text : null;
    }
}
