using Google.Protobuf;

namespace Map.Gateway.Events;

/// <summary><see cref="CalendarProperties.Event"/> of an event.</summary>
static class CalendarExtra
{
    static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    public static string Of(V1.Event one)
    {
        var said = new V1.Event
        {
            Kind = one.Kind, Venue = one.Venue.Clone(), Organisers = { one.Organisers }, Languages = { one.Languages }, Sources = { one.Sources },
            // Whole days stand in no zone.
            Schedule = new() { TimeZone = one.Schedule.TimeZone },
            Status = one.Status == V1.EventStatus.Moved ? one.Status : V1.EventStatus.Unspecified,
        };
        if (one.HasDescription) said.Description = one.Description;
        if (one.HasUrl) said.Url = one.Url;
        if (one.HasAccessibility) said.Accessibility = one.Accessibility;
        // A calendar is kept by those who read it, for longer than the hours in which such a venue is published.
        if (said.Venue.Late is { } late) late.Site = null;
        return Formatter.Format(said);
    }
}
