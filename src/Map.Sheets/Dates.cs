using System.Globalization;

namespace Map.Sheets;

/// <summary>Days as texts.</summary>
static class Dates
{
    public static string Text(DateTime day) => day.ToString(
        day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
