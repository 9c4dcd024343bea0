using System.Globalization;
using System.Text.RegularExpressions;

namespace Map.Columns.Values;

/// <summary>Whole numbers as people write them.</summary>
static partial class Number
{
    /// <summary>Reads 1200, 1.200, 1,200, 1 200, 1'200 and 1200.0; null for another text.</summary>
    public static int? Read(string text)
    {
        var match = Form().Match(text.Trim());
        var digits = string.Concat(match.Groups["n"].Value.Where(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex(@"^(?<n>[0-9]{1,3}(?:[.,’' \u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,]0+)?$")]
    private static partial Regex Form();
}
