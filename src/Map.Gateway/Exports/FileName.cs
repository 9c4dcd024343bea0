using System.Globalization;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports;

/// <summary>The name under which a file is saved: what is in it, by which filter, of which day.</summary>
static class FileName
{
    const int LongestPart = 24;
    const int Longest = 80;

    // What a person looked for by position or words stays out of the names of files: a telephone shows them.
    static readonly string[] Told =
        ["kinds", "statuses", "regions", "services", "languages", "audiences", "holds", "waysToHelp", "facilityTypes", "openOn"];

    /// <returns>Such as places-gb-ken-support-group-2026-11-29.csv, in ASCII letters, digits and hyphens.</returns>
    public static string Of(FileHead head, IQueryCollection query, string extension)
    {
        var name = head.Name;
        foreach (var parameter in Told)
        {
            if (query[parameter] is [{ Length: > 0 } value] && name.Length < Longest)
                name += "-" + Part(value);
        }

        if (query.Keys.Any(key => FilterParameter.All.Any(known => known.Name == key) && !Told.Contains(key)))
            name += "-selection";
        return $"{name}{(head.Language is { } language ? "-" + Part(language) : "")}-{head.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{extension}";
    }

    static string Part(string text)
    {
        var part = string.Join('-', AsciiWords.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return part.Length > LongestPart ? part[..LongestPart].TrimEnd('-') : part;
    }
}
