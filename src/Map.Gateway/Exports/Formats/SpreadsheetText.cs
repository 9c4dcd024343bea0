namespace Map.Gateway.Exports.Formats;

/// <summary>Keeps a spreadsheet from taking a text for a formula: what somebody typed into the map must not run elsewhere.</summary>
static class SpreadsheetText
{
    const string FormulaStarts = "=+-@\t\r\n";

    public static string Safe(string? text) =>
        text is null or "" ? "" : FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
