namespace Map.Service.Events.Fields;

/// <summary>An event as its entity and as a message with all that was given, which may not leave the service.</summary>
static class EventMessages
{
    /// <summary>The whole of a loaded entity, by which a change is made.</summary>
    /// <param name="row">The event, with its sources.</param>
    /// <param name="sources">Its sources, in order.</param>
    public static Event Whole(EventEntity row, IEnumerable<Source> sources)
    {
        var whole = new Event
        {
            Id = row.Id.ToString(), Name = row.Name, Kind = row.Kind, Status = row.Status, Schedule = EventJson.Schedule(row.Schedule), Venue = EventJson.Venue(row.Venue),
            Organisers = { EventJson.Organisers(row.Organisers) }, Languages = { row.Languages }, Sources = { sources }, Published = row.Published, Revision = row.Revision,
        };
        if (row.Description is not null) whole.Description = row.Description;
        if (row.Url is not null) whole.Url = row.Url;
        if (row.Accessibility is not null) whole.Accessibility = row.Accessibility;
        return whole;
    }

    /// <summary>Copies a checked message. What is equal stays the same object: another would make a revision.</summary>
    public static void Apply(EventEntity row, Event message, MapDbContext context)
    {
        row.Name = message.Name;
        row.Kind = message.Kind;
        row.Status = message.Status == EventStatus.Unspecified ? EventStatus.Planned : message.Status;
        row.Description = message.HasDescription ? message.Description : null;
        row.Url = message.HasUrl ? message.Url : null;
        row.Accessibility = message.HasAccessibility ? message.Accessibility : null;
        if (!row.Languages.SequenceEqual(message.Languages, StringComparer.Ordinal)) row.Languages = [.. message.Languages];
        var (schedule, venue, organisers) = (EventJson.Of(message.Schedule), EventJson.Of(message.Venue), EventJson.Of(message.Organisers));
        if (!EventJson.AreEqual(row.Schedule, schedule)) row.Schedule = schedule;
        if (!EventJson.AreEqual(row.Venue, venue)) row.Venue = venue;
        if (!EventJson.AreEqual(row.Organisers, organisers)) row.Organisers = organisers;
        SourceRows.Sync(row.Sources, message.Sources, ordinal => new EventSourceEntity { Ordinal = ordinal }, context);
    }
}
