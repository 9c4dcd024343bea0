namespace Map.Service.Import.Calendars;

/// <summary>What of the texts of a calendar is taken, once it is known how public its venues are.</summary>
static class CalendarTexts
{
    // "Hall" alone says nothing.
    const int ShortestVenue = 5;

    public static void Take(IReadOnlyList<CalendarEventRow> rows, Dictionary<CalendarEventRow, string> descriptions, CalendarChoices choices)
    {
        foreach (var row in rows)
        {
            var isReserved = row.Event.Venue?.WhereCase is EventVenue.WhereOneofCase.Late or EventVenue.WhereOneofCase.OnRequest;
            if (descriptions.TryGetValue(row, out var text))
            {
                if (choices.TakesDescription ?? !isReserved) row.Event.Description = text;
                else if (choices.TakesDescription is null) row.Note("description_left_out", "DESCRIPTION", "may say where it is, and not everybody is to know that; description=yes takes it all the same.");
            }

            if (isReserved && VenueIn(row) is { } field)
                row.Warn("venue_in_text", field, $"has {Quote.Of(row.Where.Location!)} in it, and not everybody is to know that yet. Change it in the calendar, or accept venue_in_text.");
        }
    }

    static string? VenueIn(CalendarEventRow row)
    {
        if (row.Where.Location?.Split(',')[0].Trim() is not { Length: >= ShortestVenue } venue) return null;
        return Has(row.Event.Name) ? "SUMMARY" : Has(row.Event.Description) ? "DESCRIPTION" : row.Event.Schedule.Changed.Any(change => Has(change.Note)) ? "RECURRENCE-ID" : null;

        bool Has(string text) => text.Contains(venue, StringComparison.OrdinalIgnoreCase);
    }
}
