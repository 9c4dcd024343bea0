namespace Map.Cli.Packages;

/// <summary>CHANGELOG.md, by which an upgrade says what has changed.</summary>
static class Changelog
{
    public const string FileName = "CHANGELOG.md";

    /// <summary>The lines of a changelog that an earlier one did not have.</summary>
    public static IEnumerable<string> Between(string earlier, string later)
    {
        if (!File.Exists(earlier) || !File.Exists(later))
            return [];
        var known = File.ReadLines(earlier).ToHashSet(StringComparer.Ordinal);
        return File.ReadLines(later).Where(line => line.Trim().Length > 0 && !known.Contains(line));
    }
}
