using System.Text.RegularExpressions;

namespace Map.Deploy.Tests;

/// <summary>A setting that no program knows would do nothing, and nobody would be told.</summary>
public sealed partial class SettingTests
{
    [Fact]
    public void Every_setting_of_deployment_files_is_documented()
    {
        // The first column of the table, which may name several.
        var known = DeployFiles.Read("docs/operating.md").Split('\n').Where(line => line.StartsWith("| `MAP_", StringComparison.Ordinal))
            .SelectMany(line => Setting().Matches(line.Split('|')[1]).Select(match => match.Value)).ToHashSet();
        var used = DeployFiles.All
            .SelectMany(path => Setting().Matches(DeployFiles.Read(path)).Select(match => (Path: path, match.Value)))
            .ToList();

        Assert.Contains(used, one => one.Value == "MAP_DATABASE");
        Assert.DoesNotContain(used, one => !known.Contains(one.Value));
    }

    [GeneratedRegex(@"\bMAP_[A-Z_]+\b")]
    private static partial Regex Setting();
}
