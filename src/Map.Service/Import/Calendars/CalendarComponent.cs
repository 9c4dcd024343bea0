namespace Map.Service.Import.Calendars;

/// <summary>A part of a calendar as it stands in the file: VEVENT or VTIMEZONE.</summary>
/// <param name="Line">At which it begins, from 1.</param>
/// <param name="Text">From BEGIN to END.</param>
/// <param name="IsWhole">Whether its END is there.</param>
sealed record CalendarComponent(int Line, string Text, bool IsWhole);
