using System.Globalization;

namespace Map.Sheets;

/// <summary>Numbers as texts: as a spreadsheet shows them, and not as floating point stores them.</summary>
static class Numbers
{
    // A decimal made of a double has the fifteen digits that spreadsheets show: 0.1 + 0.2 is 0.3.
    public static string Text(double number) => Math.Abs(number) is 0 or (> 1e-7 and < 1e15)
        ? ((decimal)number).ToString("0.############################", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);
}
