using System.Globalization;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Cards;

/// <summary>How old the knowledge of a place is, in words.</summary>
/// <param name="Words">Such as: Checked 3 months ago. What is old names the year, which stays true, and warns.</param>
/// <param name="Warning">What to do about its age; null while it is not old.</param>
/// <param name="Day">The day, YYYY-MM-DD, as old as its date allows; null when not known. Scripts say the age by the phone's clock.</param>
public sealed record Knowledge(string Words, string? Warning, string? Day)
{
    const int MonthsOfAYear = 12;
    const int DaysOfAWeek = 7;

    // Beyond these, a person counts in months.
    const int MostWeeks = 8;

    /// <summary>Whether it is a year old or more, or of no known age: shown bold.</summary>
    public bool IsOld => Warning is not null;

    /// <param name="place">The place.</param>
    /// <param name="say">The language.</param>
    /// <param name="today">The day on which the words are read: a cached page is of one day.</param>
    public static Knowledge Of(V1.Place place, Say say, DateOnly today)
    {
        // Nobody goes to a detention centre to be helped.
        var warning = say[place.Kind == V1.PlaceKind.DetentionCentre ? "place.checked.changed" : "place.checked.call"];
        if ((FirstDay(place.VerifiedOn) ?? FirstDay(place.StatusAsOf)) is not { } known)
            return new($"{say["place.checked.never"]} {warning}", warning, null);
        var day = known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var months = ((today.Year - known.Year) * MonthsOfAYear) + today.Month - known.Month - (today.Day < known.Day ? 1 : 0);
        if (months >= MonthsOfAYear)
            return new($"{say.With("place.checked.since", ("year", $"{known.Year}"))} {warning}", warning, day);
        var words = ((today.DayNumber - known.DayNumber) / DaysOfAWeek) switch
        {
            < 1 => say["place.checked.now"],
            <= MostWeeks and var weeks => say.With("place.checked.weeks", ("count", weeks)),
            _ => say.With("place.checked.months", ("count", months)),
        };
        return new(words, null, day);
    }

    // 2009 may have been its first day.
    static DateOnly? FirstDay(string date)
    {
        var parts = date.Split('-');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return null;
        return new(year, Part(1), Part(2));

        int Part(int index) => parts.Length > index ? int.Parse(parts[index], CultureInfo.InvariantCulture) : 1;
    }
}
