namespace Map.Gateway.Pages.Language;

/// <summary>What Unicode's CLDR says of a language, as src/Map.Web/messages/build.mjs writes it to locales.json.</summary>
/// <param name="Name">Its own name of itself.</param>
/// <param name="Direction">ltr or rtl.</param>
/// <param name="Decimal">The decimal separator.</param>
/// <param name="Group">The separator of thousands.</param>
/// <param name="Plurals">The plural category of the numbers 0 to 199: 0, 1, 2 for zero, one, two; f, m, o for few, many, other.</param>
/// <param name="Day">The form of a date, with {d}, {m} and {y}.</param>
/// <param name="Month">The form of a month with its year.</param>
/// <param name="Months">Names of the months beside a year.</param>
/// <param name="DayMonths">Names of the months beside a day.</param>
/// <param name="Hours">How each hour of the day is written, with {m} for the minutes: by a clock of 12 or of 24 hours.</param>
/// <param name="Languages">Names of languages by BCP 47 tag.</param>
/// <param name="Whole">Whether the catalogue has every message.</param>
/// <param name="Checked">The part of the messages that a native speaker has checked, 0 to 1.</param>
public sealed record Locale(
    string Name, string Direction, string Decimal, string Group, string Plurals, string Day, string Month, IReadOnlyList<string> Months,
    IReadOnlyList<string> DayMonths, IReadOnlyList<string> Hours, IReadOnlyDictionary<string, string> Languages, bool Whole, double Checked);
