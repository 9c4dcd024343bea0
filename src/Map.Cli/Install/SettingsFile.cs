using System.Text.RegularExpressions;

namespace Map.Cli.Install;

/// <summary>The settings of an installed map: every setting that docs/operating.md knows, as a comment with its meaning.</summary>
static partial class SettingsFile
{
    // ./map run sets them, and an installation has one place for each.
    static readonly string[] Given = ["MAP_PLACES_URL", "MAP_SEED", "MAP_STATE"];

    const string Head = """
        # The settings of this map, kept by upgrades. A name and its value on each line: remove the # before one to set it, then
        #     systemctl restart map
        # Only root and the map itself can read this file. docs/operating.md, in /opt/map/current, says more.

        """;

    public static string Text(string operatingPage) =>
        Head + string.Concat(Rows(operatingPage).Select(row => $"\n# {row.Meaning}\n#{row.Name}={row.Usual}\n"));

    /// <summary>The names of the settings of a release.</summary>
    public static IEnumerable<string> Names(string operatingPage) => Rows(operatingPage).Select(row => row.Name);

    static IEnumerable<(string Name, string Meaning, string Usual)> Rows(string page) =>
        from line in page.Split('\n')
        let cells = line.Split(" | ")
        where cells.Length >= 4 && line.StartsWith("| `", StringComparison.Ordinal)
        // A row may be of several settings; those with an ellipsis are on a page of their own.
        from Match name in SettingName().Matches(cells[0])
        where !Given.Contains(name.Groups[1].Value)
        select (name.Groups[1].Value, Plain(cells[2]), Usual(cells[3]));

    // A link without its address, and code without its marks.
    static string Plain(string cell) => Link().Replace(cell, "$1 ($2)").Replace("`", "", StringComparison.Ordinal).Trim();

    static string Usual(string cell) => Code().Match(cell.TrimEnd(' ', '|')) is { Success: true } code ? code.Groups[1].Value : "";

    [GeneratedRegex("`([A-Z][A-Z0-9_]+)`")]
    private static partial Regex SettingName();

    [GeneratedRegex(@"\[([^\]]*)\]\(([^)]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^`([^`]*)`$")]
    private static partial Regex Code();
}
