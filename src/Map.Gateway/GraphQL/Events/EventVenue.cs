using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Events;

/// <summary>Where an event takes place: at a place, at a site, online, told on request, or told some hours before.</summary>
public sealed class EventVenue(V1.EventVenue message)
{
    /// <summary>The place of the map.</summary>
    [Cost(Weight.Batched)]
    public async Task<Place?> GetPlaceAsync(PlaceById places, CancellationToken cancellation) =>
        message.HasPlaceId ? await places.LoadAsync(message.PlaceId, cancellation) : null;

    /// <summary>The site. Of a venue that is published late it is null until its hour, and after its end.</summary>
    public EventSite? Site => (message.Site ?? message.Late?.Site) is { } site ? new(site) : null;

    /// <summary>The address to open, of what is online.</summary>
    public Uri? OnlineUrl => HttpLink.From(message.OnlineUrl);

    /// <summary>Whom to ask, of a venue that is told on request.</summary>
    public string? AskContact => message.OnRequest is { Contact.Length: > 0 } ask ? ask.Contact : null;

    /// <summary>How many hours before it begins the venue is published; null for one that is not published late.</summary>
    public int? HoursBefore => message.Late?.HoursBefore;

    /// <summary>The town or region, in words.</summary>
    public string? Town => message.HasTown ? message.Town : null;

    /// <summary>The codes of the regions that it is for.</summary>
    public IReadOnlyList<string> RegionCodes => message.RegionCodes;
}

/// <summary>A position where an event takes place.</summary>
public sealed class EventSite(V1.EventSite message)
{
    /// <summary>The position, no finer than `precision`.</summary>
    public Position? Position => message.Position is { } position ? new(position) : null;

    /// <summary>How exactly it is known.</summary>
    public V1.Precision? Precision => message.Precision.OrNull();

    /// <summary>The address or the name of the building, in words.</summary>
    public string? Words => message.HasWords ? message.Words : null;
}
