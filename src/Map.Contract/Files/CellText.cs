using System.Globalization;

namespace Map.Contract.Files;

/// <summary>Values as texts of cells, as places.csv has them.</summary>
public static class CellText
{
    /// <summary>Between the items of a list. No escape within a cell is common among readers of CSV, and citations contain commas and semicolons.
    /// </summary>
    public const string Between = " | ";

    /// <summary>How many characters a cell of a workbook may have.</summary>
    public const int MostOfWorkbook = 32_767;

    /// <summary>At the end of a text that is cut.</summary>
    public const string Ellipsis = "…";

    /// <summary>The text of a value of a column; empty when there is none.</summary>
    public static string Of(object? value) => value is string or IEnumerable<string> ? SpreadsheetText.Safe(Plain(value)) : Plain(value);

    /// <summary>The same for a format that tells texts from formulas.</summary>
    public static string Plain(object? value) => value switch
    {
        string text => text,
        IEnumerable<string> texts => string.Join(Between, texts),
        bool flag => flag ? "yes" : "no",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => "",
    };
}
