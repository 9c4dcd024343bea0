namespace Map.Service.Import.Calendars;

/// <summary>What an event of a calendar says of where it is.</summary>
sealed record CalendarWhere
{
    /// <summary>LOCATION.</summary>
    public string? Location { get; init; }

    /// <summary>GEO.</summary>
    public Position? Geo { get; init; }

    /// <summary>Where to open it online: CONFERENCE, or a LOCATION that is an address.</summary>
    public string? Online { get; init; }

    /// <summary>As another map wrote it; null of all other calendars.</summary>
    public EventVenue? Exported { get; init; }
}
