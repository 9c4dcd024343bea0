using System.Globalization;
using System.Text.RegularExpressions;

namespace Map.Service.Events.Times;

/// <summary>Which rules of RFC 5545 are taken, checked part by part.</summary>
static partial class RuleParts
{
    const string Such = "such as FREQ=WEEKLY;BYDAY=TH";

    /// <summary>The values of a rule without faults, by the names of its parts.</summary>
    public static Dictionary<string, string> Of(string rule) => rule.Split(';').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);

    /// <summary>What is wrong with a rule, in the order of its parts.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="isOfDays">Whether the schedule is of whole days.</param>
    public static IEnumerable<string> Faults(string rule, bool isOfDays)
    {
        if (rule.Length is 0 or > 300) return [$"is {rule.Length} characters long; 1 to 300, {Such}."];
        var parts = rule.Split(';').Select(part => part.Split('=', 2)).ToList();
        if (parts.Find(part => part.Length < 2) is { } odd) return [$"has the part {Quote.Of(odd[0])}; NAME=VALUE, separated by semicolons, {Such}."];
        if (parts.GroupBy(part => part[0]).FirstOrDefault(group => group.Count() > 1) is { } twice) return [$"has {Quote.Of(twice.Key)} twice; each part once."];
        var values = parts.ToDictionary(part => part[0], part => part[1]);
        if (!values.TryGetValue("FREQ", out var frequency)) return [$"has no FREQ; {Such}."];
        if (frequency is not ("DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY")) return [$"has FREQ={Quote.Of(frequency)}; one of DAILY, WEEKLY, MONTHLY, YEARLY."];
        return values.Select(part => Fault(part.Key, part.Value, frequency, isOfDays)).OfType<string>().Concat(Together(values));
    }

    static string? Fault(string name, string value, string frequency, bool isOfDays) => name switch
    {
        "FREQ" => null,
        "INTERVAL" => Number(name, value, 1000),
        "COUNT" => Number(name, value, 1000),
        "UNTIL" => Until(value, isOfDays),
        "BYDAY" => ByDay(value, frequency),
        "BYMONTHDAY" => frequency == "WEEKLY" ? "has BYMONTHDAY with FREQ=WEEKLY; use FREQ=MONTHLY." : List(name, value, 31, isSigned: true),
        "BYMONTH" => List(name, value, 12, isSigned: false),
        // Readers of RFC 5545 differ in what the first week is.
        "BYSETPOS" => frequency is "WEEKLY" or "DAILY" ? $"has BYSETPOS with FREQ={frequency}; it chooses among the days of a month or a year." : List(name, value, 366, isSigned: true),
        "WKST" => Weekday().IsMatch(value) ? null : "has another WKST than MO, TU, WE, TH, FR, SA or SU.",
        _ => $"has {Quote.Of(name)}; beside FREQ only INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and WKST. Further times of a day are events of their own.",
    };

    static IEnumerable<string> Together(Dictionary<string, string> values)
    {
        if (values.ContainsKey("COUNT") && values.ContainsKey("UNTIL")) yield return "has COUNT and UNTIL; at most one of them.";
        if (values.ContainsKey("BYSETPOS") && !values.Keys.Any(name => name is "BYDAY" or "BYMONTHDAY" or "BYMONTH"))
            yield return "has BYSETPOS alone; it chooses among the days of BYDAY, BYMONTHDAY or BYMONTH.";
    }

    static string? Number(string name, string value, int most) =>
        Digits().IsMatch(value) && int.Parse(value, CultureInfo.InvariantCulture) is var number && number >= 1 && number <= most
            ? null : $"has {name}={Quote.Of(value)}; 1 to {most.ToString("N0", CultureInfo.InvariantCulture)}.";

    static string? List(string name, string value, int most, bool isSigned)
    {
        var numbers = value.Split(',');
        return numbers.Length <= 62 && numbers.All(text => IsInside(isSigned ? text.TrimStart('+', '-') : text, text, most)) ? null
            : $"has {name}={Quote.Of(value)}; numbers from 1 to {most}{(isSigned ? $", or -{most} to -1 from the end" : "")}, separated by commas.";
    }

    static bool IsInside(string digits, string text, int most) =>
        Digits().IsMatch(digits) && text.Length - digits.Length <= 1 && int.Parse(digits, CultureInfo.InvariantCulture) is var number && number >= 1 && number <= most;

    static string? ByDay(string value, string frequency)
    {
        var most = frequency switch { "MONTHLY" => 5, "YEARLY" => 53, _ => 0 };
        return value.Split(',').All(IsDay) ? null
            : most == 0 ? $"has BYDAY={Quote.Of(value)}; days of the week such as MO,TH, without numbers where FREQ is {frequency}."
            : $"has BYDAY={Quote.Of(value)}; days of the week such as MO,TH, or with a number from 1 to {most}, such as 1TH for the first and -1TH for the last Thursday.";

        bool IsDay(string day) => DayOfWeek().Match(day) is { Success: true } match
            && (match.Groups[1].Length == 0 || int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var number && number >= 1 && number <= most);
    }

    static string? Until(string value, bool isOfDays)
    {
        var form = isOfDays ? "yyyyMMdd" : "yyyyMMdd'T'HHmmss'Z'";
        return DateTime.TryParseExact(value, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) && end.Year is >= 2000 and <= 2100 ? null
            : isOfDays ? $"has UNTIL={Quote.Of(value)}; of whole days a day, such as 20261224."
            : $"has UNTIL={Quote.Of(value)}; a moment in UTC, such as 20261224T183000Z.";
    }

    [GeneratedRegex(@"^[0-9]{1,4}\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(MO|TU|WE|TH|FR|SA|SU)\z")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^[+-]?([0-9]{0,2})(MO|TU|WE|TH|FR|SA|SU)\z")]
    private static partial Regex DayOfWeek();
}
