using System.Text.RegularExpressions;

namespace Map.Contract;

/// <summary>
/// Whether a text is in OpenStreetMap's syntax of opening hours. The grammar is that of wiki.openstreetmap.org/wiki/Key:opening_hours/specification
/// without a check of its meaning: programs that read it get what they can parse.
/// </summary>
public static partial class OpeningHours
{
    /// <summary>In characters.</summary>
    public const int MaximumLength = 255;

    // 26:00 is two o'clock in the next morning.
    const string Time = "(?:[0-3]?[0-9]|4[0-8]):[0-5][0-9]";
    const string Event = "(?:sunrise|sunset|dawn|dusk)";
    const string Point = $@"(?:{Time}|{Event}|\({Event} ?[+-] ?{Time}\))";
    const string Span = $@"{Point}(?: ?- ?{Point}(?:\+|/{Time}|/[0-9]{{1,3}})?|\+)?";
    const string Spans = $"{Span}(?: ?, ?{Span})*";

    const string Offset = "(?: [+-][0-9]{1,3} days?)";
    const string Day = "(?:Mo|Tu|We|Th|Fr|Sa|Su)";
    const string Nth = @"\[-?[1-5](?:-[1-5])?(?: ?, ?-?[1-5](?:-[1-5])?)*\]";
    const string Days = $"(?:{Day}(?: ?- ?{Day}|{Nth}{Offset}?)?|[PS]H{Offset}?)";
    const string Weekdays = $"{Days}(?:(?: ?, ?| ){Days})*";

    const string Month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    const string DayOfMonth = "[0-3]?[0-9]";
    const string Date = $"(?:(?:[0-9]{{4}} )?(?:{Month}(?: {DayOfMonth})?|easter)(?: {Day}{Nth})?{Offset}?)";
    const string Dates = $@"{Date}(?: ?- ?(?:{Date}|{DayOfMonth})|\+)?";
    const string Monthdays = $"{Dates}(?: ?, ?(?:{Dates}|{DayOfMonth}))*";
    const string Year = @"[0-9]{4}(?: ?- ?[0-9]{4}(?:/[0-9]{1,2})?|\+)?";
    const string Years = $"{Year}(?: ?, ?{Year})*";
    const string Week = "[0-5]?[0-9](?: ?- ?[0-5]?[0-9](?:/[0-9]{1,2})?)?";
    const string Weeks = $"week ?{Week}(?: ?, ?{Week})*";

    // Comments are "x" by then.
    const string When = $"(?:24/7|(?:{Years})? ?(?:{Monthdays})? ?(?:{Weeks})?:? ?(?:{Weekdays})?:? ?(?:{Spans})?)";
    const string Rule = $"{When} ?(?:open|closed|off|unknown)? ?(?:\"x\")?";

    // Of a rule that replaces, of one that adds, and of one for when no other applies. A comma may also stand within a rule, so that a
    // backtracking engine would try every combination.
    const string Separator = @"(?:;|,|\|\|)";

    static readonly Regex Form = new($"^(?:{Rule} ?{Separator} ?)+\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Whether a text is in the syntax, however long it is.</summary>
    public static bool IsValid(string hours)
    {
        var rules = Blanks().Replace(Comments().Replace(hours, "\"x\""), " ").Trim();
        if (rules.EndsWith(';'))
            rules = rules[..^1].TrimEnd();
        return !EmptyRule().IsMatch(rules) && Form.IsMatch(rules + ';');
    }

    [GeneratedRegex("\"[^\"]+\"")]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex($@"(?:^|{Separator}) ?(?:{Separator}|\z)")]
    private static partial Regex EmptyRule();
}
