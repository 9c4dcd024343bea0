namespace Map.Contract;

/// <summary>Properties of the map's calendars that iCalendar has not, by which another map has the same event. Other programs pass over them.</summary>
public static class CalendarProperties
{
    /// <summary>Of an event: its public fields, as an Event of the contract in JSON.</summary>
    public const string Event = "X-MAP-EVENT";

    /// <summary>Of a single time: what is said of it.</summary>
    public const string NoteOfTime = "X-MAP-NOTE";
}
