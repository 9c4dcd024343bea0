using System.Globalization;
using System.Text.RegularExpressions;

namespace Map.Service.Import.Sources;

/// <summary>How often a source is fetched: one number of hours, days, weeks or months, as ISO 8601 writes it.</summary>
readonly partial record struct Every
{
    const int MostDays = 366;

    readonly char unit;
    readonly int number;

    Every(char unit, int number) => (this.unit, this.number) = (unit, number);

    /// <summary>PT6H, P1D, P2W, P3M: an hour to a year. Null for anything else.</summary>
    public static Every? Parse(string text)
    {
        if (Form().Match(text) is not { Success: true } found) return null;
        var every = new Every(found.Groups["unit"].Value[0], int.Parse(found.Groups["number"].ValueSpan, CultureInfo.InvariantCulture));
        return every.number > 0 && every.After(DateTimeOffset.UnixEpoch) <= DateTimeOffset.UnixEpoch.AddDays(MostDays) ? every : null;
    }

    /// <summary>That long after a time.</summary>
    public DateTimeOffset After(DateTimeOffset time) => unit switch
    {
        'H' => time.AddHours(number), 'D' => time.AddDays(number), 'W' => time.AddDays(7 * number), _ => time.AddMonths(number),
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P{(unit == 'H' ? "T" : "")}{number}{unit}");

    [GeneratedRegex(@"^P(?:(?<number>[0-9]{1,3})(?<unit>[DWM])|T(?<number>[0-9]{1,3})(?<unit>H))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
