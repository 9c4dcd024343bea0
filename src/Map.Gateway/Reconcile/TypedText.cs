using System.Globalization;
using System.Text;

namespace Map.Gateway.Reconcile;

/// <summary>Reads cells of a table, which hold what people typed.</summary>
static class TypedText
{
    /// <summary>A text as one line of visible characters, cut where it is too long.</summary>
    /// <param name="text">What the cell holds.</param>
    /// <param name="most">Characters.</param>
    public static string Line(string text, int most)
    {
        var line = new StringBuilder();
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isText = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator) && rune != Rune.ReplacementChar;
            if (!isText && (line.Length == 0 || line[^1] == ' '))
                continue;
            if (++count > most)
                break;
            line.Append(isText ? rune.ToString() : " ");
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>A number with a decimal point or comma; null when it is none.</summary>
    public static double? Number(string text) => double.TryParse(
        text.Trim().Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
        CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>How many digits a number has behind its point or comma.</summary>
    public static int Decimals(string text) =>
        text.AsSpan().IndexOfAny('.', ',') is var point and >= 0 ? text.AsSpan(point + 1).Trim().Length : 0;
}
