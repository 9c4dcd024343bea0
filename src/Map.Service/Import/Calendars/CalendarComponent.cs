using Ical.Net;

namespace Map.Service.Import.Calendars;

/// <summary>A part of a calendar as it stands in the file: VEVENT or VTIMEZONE.</summary>
/// <param name="Line">At which it begins, from 1.</param>
/// <param name="Text">From BEGIN to END.</param>
/// <param name="IsWhole">Whether its END is there.</param>
sealed record CalendarComponent(int Line, string Text, bool IsWhole)
{
    /// <summary>A calendar that has it alone. Null where Ical.Net cannot read it.</summary>
    public Calendar? Read()
    {
        try
        {
            return Calendar.Load($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{Text}END:VCALENDAR\r\n");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Of a library that is given what strangers wrote, anything may come. Its message may have what is in the file.
            return null;
        }
    }
}
