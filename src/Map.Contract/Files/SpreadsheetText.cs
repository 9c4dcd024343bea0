namespace Map.Contract.Files;

/// <summary>Prevents CSV injection: a spreadsheet would run a text that begins like a formula.</summary>
public static class SpreadsheetText
{
    const string FormulaStarts = "=+-@\t\r\n";

    public static string Safe(string? text) =>
        text is null or "" ? "" : FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
