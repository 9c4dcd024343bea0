using Google.Protobuf;

namespace Map.Service.Import.Calendars;

/// <summary>What a calendar of a map says beside what iCalendar has: the public fields of its event, as JSON.</summary>
static class ExportedEvent
{
    /// <summary>Of an event.</summary>
    public const string Property = "X-MAP-EVENT";

    /// <summary>Of a single time.</summary>
    public const string NoteOfTime = "X-MAP-NOTE";

    static readonly JsonParser Lenient = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>Null when it is none.</summary>
    public static Event? Read(string? json)
    {
        if (string.IsNullOrEmpty(json)) return null;
        try
        {
            return Lenient.Parse<Event>(json);
        }
        catch (Exception failure) when (failure is InvalidJsonException or InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
