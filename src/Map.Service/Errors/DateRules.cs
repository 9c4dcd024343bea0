using System.Globalization;

namespace Map.Service.Errors;

/// <summary>Which dates can be right. A text that is no date at all is reported by <see cref="FieldRules"/>.</summary>
static class DateRules
{
    // Older than any prison that became a detention centre, and later than most slips of the keyboard: 0206, 1062.
    const int FirstYear = 1800;

    // Planned openings and the ends of contracts.
    const int YearsAhead = 20;

    /// <summary>A date on which something was seen or confirmed: not after today.</summary>
    public static void Past(this Violations violations, string path, string value, DateOnly today)
    {
        if (Contract.PartialDate.From(value) is not { } date)
            return;
        if (date.FirstDay > today)
            violations.Add(path, $"\"{value}\" is in the future; at the latest today, {Day(today)} (UTC).");
        else
            violations.NotBeforeFirstYear(path, value, date);
    }

    /// <summary>A date that may also be planned.</summary>
    public static void Planned(this Violations violations, string path, string value, DateOnly today)
    {
        if (Contract.PartialDate.From(value) is not { } date)
            return;
        if (date.FirstDay.Year > today.Year + YearsAhead)
            violations.Add(path, $"\"{value}\" is more than {YearsAhead} years ahead.");
        else
            violations.NotBeforeFirstYear(path, value, date);
    }

    static void NotBeforeFirstYear(this Violations violations, string path, string value, PartialDate date)
    {
        if (date.LastDay.Year < FirstYear)
            violations.Add(path, $"\"{value}\" is before the year {FirstYear}.");
    }

    static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
