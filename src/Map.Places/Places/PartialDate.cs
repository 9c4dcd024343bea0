using System.Globalization;
using System.Text.RegularExpressions;

namespace Map.Places.Places;

/// <summary>A date as precise as known: 2009, 2009-03 or 2009-03-18.</summary>
public readonly partial record struct PartialDate
{
    public const string Allowed = "YYYY, YYYY-MM or YYYY-MM-DD, a day that exists";

    PartialDate(DateOnly firstDay, DateOnly lastDay) => (FirstDay, LastDay) = (firstDay, lastDay);

    public DateOnly FirstDay { get; }

    public DateOnly LastDay { get; }

    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (text is null || !Form().IsMatch(text))
            return false;
        var firstDay = text.Length switch { 4 => text + "-01-01", 7 => text + "-01", _ => text };
        if (!DateOnly.TryParseExact(firstDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
            return false;
        var last = text.Length switch
        {
            4 => new DateOnly(first.Year, 12, 31),
            7 => new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)),
            _ => first,
        };
        date = new PartialDate(first, last);
        return true;
    }

    [GeneratedRegex(@"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\z")]
    private static partial Regex Form();
}
