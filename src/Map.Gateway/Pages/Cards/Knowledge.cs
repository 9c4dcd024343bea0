using System.Globalization;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Cards;

/// <summary>How old the knowledge of a place is, in words.</summary>
/// <param name="Words">Such as: Checked 3 months ago.</param>
/// <param name="IsOld">Whether it is a year old or more, or of no known age: shown bold.</param>
/// <param name="Day">The day, YYYY-MM-DD, as old as its date allows; null when not known. Scripts say the age by the phone's clock.</param>
public sealed record Knowledge(string Words, bool IsOld, string? Day)
{
    const int MonthsOfAYear = 12;

    public static Knowledge Of(V1.Place place, Say say, DateOnly today)
    {
        if ((FirstDay(place.VerifiedOn) ?? FirstDay(place.StatusAsOf)) is not { } known)
            return new(say["place.checked.never"], true, null);
        var months = Math.Max(0, ((today.Year - known.Year) * MonthsOfAYear) + today.Month - known.Month - (today.Day < known.Day ? 1 : 0));
        var words = months switch
        {
            0 => say["place.checked.now"],
            < MonthsOfAYear => say.With("place.checked.months", ("count", months)),
            _ => say.With("place.checked.years", ("count", months / MonthsOfAYear)),
        };
        return new(words, months >= MonthsOfAYear, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
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
