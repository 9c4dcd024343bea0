using System.Globalization;

namespace Map.Contract.Files;

/// <summary>Values as texts of cells, as places.csv has them.</summary>
public static class CellText
{
    /// <summary>Between the items of a list. No escape within a cell is common among readers of CSV, and citations contain commas and semicolons.
    /// </summary>
    public const string Between = " | ";

    /// <summary>The text of a value of a column; empty when there is none.</summary>
    public static string Of(object? value) => value switch
    {
        string text => SpreadsheetText.Safe(text),
        IEnumerable<string> texts => SpreadsheetText.Safe(string.Join(Between, texts)),
        bool flag => flag ? "yes" : "no",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => "",
    };
}
