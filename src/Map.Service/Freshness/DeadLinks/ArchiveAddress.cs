using System.Globalization;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>Where the Internet Archive would have a copy of a page. Nothing is asked there.</summary>
static class ArchiveAddress
{
    /// <param name="url">The page.</param>
    /// <param name="day">When it last worked: the archive shows its copy that is nearest to it; null for the latest.</param>
    public static string Of(string url, DateOnly? day) =>
        string.Create(CultureInfo.InvariantCulture, $"https://web.archive.org/web/{(day is { } at ? $"{at:yyyyMMdd}/" : "")}{url}");
}
