namespace Map.Service.Import.Calendars;

/// <summary>What an event of a calendar was when it was last imported.</summary>
/// <param name="EventId">What it became.</param>
/// <param name="Sequence">Its SEQUENCE.</param>
/// <param name="Said">As it would have been on the map, without its venue; null once the import was undone.</param>
/// <param name="Venue">Hash of its venue: a venue that is published late is kept nowhere else.</param>
sealed record ListedEvent(Guid EventId, int Sequence, Event? Said, byte[]? Venue);
