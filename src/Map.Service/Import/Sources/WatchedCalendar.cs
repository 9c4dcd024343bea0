using Map.Service.Import.Calendars;

namespace Map.Service.Import.Sources;

/// <summary>What may be said of a calendar that is watched.</summary>
static class WatchedCalendar
{
    const string Webcal = "webcal://";

    /// <summary>Whether a source is likely a calendar: by what is said of it, or by its address. What it is, its content tells.</summary>
    public static bool IsLikely(string address, ImportOptions options) =>
        address.Split('?')[0].EndsWith(".ics", StringComparison.OrdinalIgnoreCase) || options.Defaults.Keys.Any(CalendarChoices.IsOfCalendar);

    /// <summary>The address by which it is fetched: what calendars call webcal is a web address.</summary>
    public static string AddressOf(string given) => given.StartsWith(Webcal, StringComparison.OrdinalIgnoreCase) ? $"https://{given[Webcal.Length..]}" : given;

    /// <exception cref="Refusal">Something is said that cannot be.</exception>
    public static void Check(ImportOptions options)
    {
        // Reviewers read what is suggested, and a late venue is nobody's before its hour.
        if (CalendarChoices.Of(options).Uses(CalendarChoices.Late))
            throw Refusal.Invalid("options.defaults[venue]", "has late, and what a watched calendar changes is suggested, which reviewers read; import such a calendar by ./map import.");
    }
}
