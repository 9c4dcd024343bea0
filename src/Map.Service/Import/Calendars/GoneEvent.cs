namespace Map.Service.Import.Calendars;

/// <summary>An event that is still to come, and that its calendar does not have any more.</summary>
/// <param name="Uid">By which the list knows it, hashed.</param>
/// <param name="Id">The event on the map.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Before">What was imported of it.</param>
sealed record GoneEvent(string Uid, Guid Id, string Name, long Revision, ListedEvent Before);
