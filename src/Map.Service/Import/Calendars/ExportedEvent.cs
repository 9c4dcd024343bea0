using Google.Protobuf;

namespace Map.Service.Import.Calendars;

/// <summary>Reads <see cref="CalendarProperties.Event"/>.</summary>
static class ExportedEvent
{
    /// <summary>Null when it is none.</summary>
    public static Event? Read(string? json)
    {
        if (string.IsNullOrEmpty(json)) return null;
        try
        {
            return MessageJson.Parse<Event>(json);
        }
        catch (Exception failure) when (failure is InvalidJsonException or InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
