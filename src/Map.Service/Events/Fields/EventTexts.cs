namespace Map.Service.Events.Fields;

/// <summary>The fields of an event as texts for people, for histories, conflicts and the changes of a call. None of them has coordinates, nor the site of a
/// venue that is published late.</summary>
static class EventTexts
{
    /// <summary>Each field by its name, in the order of the contract.</summary>
    public static IReadOnlyList<(string Field, string[] Texts)> Of(Event? message) =>
    [
        ("name", Text(message?.Name)), ("kind", message is null or { Kind: 0 } ? [] : [Words.Of(message.Kind)]),
        ("status", message is null or { Status: 0 } ? [] : [Words.Of(message.Status)]), ("description", Text(message?.Description)), ("url", Text(message?.Url)),
        ("schedule", Of(message?.Schedule)), ("venue", Of(message?.Venue, withWords: true)), ("organisers", Of(message?.Organisers ?? [])),
        ("languages", message is null ? [] : [.. message.Languages]), ("accessibility", Text(message?.Accessibility)),
        ("sources", message is null ? [] : [.. message.Sources.Select(SourceText.Of)]),
    ];

    /// <summary>The fields that differ.</summary>
    public static IEnumerable<FieldChange> Between(Event? before, Event after) => Of(before).Zip(Of(after))
        .Where(pair => !pair.First.Texts.SequenceEqual(pair.Second.Texts, StringComparer.Ordinal))
        .Select(pair => new FieldChange { Field = pair.First.Field, Before = { pair.First.Texts }, After = { pair.Second.Texts } });

    public static string[] Of(EventSchedule? schedule) => schedule is null ? [] :
    [
        $"{schedule.Start}{(schedule.HasEnd ? $"/{schedule.End}" : "")} {schedule.TimeZone}", .. Text(schedule.Rule), .. schedule.Also.Select(time => $"also {time}"),
        .. schedule.Except.Select(time => $"except {time}"), .. schedule.Changed.Select(Of),
    ];

    /// <param name="venue">The venue.</param>
    /// <param name="withWords">Whether the words of a site that is public are among them.</param>
    public static string[] Of(EventVenue? venue, bool withWords)
    {
        if (venue is null) return [];
        var where = venue.WhereCase switch
        {
            EventVenue.WhereOneofCase.PlaceId => venue.HasPlaceName ? venue.PlaceName : "a place of the map",
            EventVenue.WhereOneofCase.Site => Joined(withWords && venue.Site.HasWords ? venue.Site.Words : null, Words.Of(venue.Site.Precision)),
            EventVenue.WhereOneofCase.OnlineUrl => $"online: {venue.OnlineUrl}",
            EventVenue.WhereOneofCase.OnRequest => Joined("told on request", venue.OnRequest.Contact),
            EventVenue.WhereOneofCase.Late => $"told {venue.Late.HoursBefore} hours before",
            _ => null,
        };
        return [.. new[] { where, venue.HasTown ? venue.Town : null }.OfType<string>(), .. venue.RegionCodes];
    }

    public static string[] Of(IEnumerable<EventOrganiser> organisers) =>
        [.. organisers.Select(one => one.WhoCase == EventOrganiser.WhoOneofCase.Name ? one.Name : one.HasLabel ? one.Label : "…")];

    static string Of(EventChange change) => Joined(
        change.Cancelled ? $"{change.Occurrence} cancelled" : change.HasStart ? $"{change.Occurrence} moved to {change.Start}" : change.Occurrence,
        change.HasEnd ? $"until {change.End}" : null, change.HasNote ? change.Note : null);

    static string Joined(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));

    static string[] Text(string? text) => string.IsNullOrEmpty(text) ? [] : [text];
}
