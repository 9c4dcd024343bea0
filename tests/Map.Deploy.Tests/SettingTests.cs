using System.Text.RegularExpressions;

namespace Map.Deploy.Tests;

/// <summary>A setting that no program knows would do nothing, and nobody would be told.</summary>
public sealed partial class SettingTests
{
    // Documented together with what reads them.
    static readonly string[] Coming = ["MAP_TLS_CERTIFICATE", "MAP_TLS_KEY"];

    [Fact]
    public void Every_setting_of_deployment_files_is_documented()
    {
        var known = DocumentedSetting().Matches(DeployFiles.Read("docs/operating.md")).Select(match => match.Groups[1].Value).Concat(Coming).ToHashSet();
        var used = DeployFiles.All
            .SelectMany(path => Setting().Matches(DeployFiles.Read(path)).Select(match => (Path: path, match.Value)))
            .ToList();

        Assert.Contains(used, one => one.Value == "MAP_DATABASE");
        Assert.DoesNotContain(used, one => !known.Contains(one.Value));
    }

    // The first column of the table.
    [GeneratedRegex(@"^\| `(MAP_[A-Z_]+)`", RegexOptions.Multiline)]
    private static partial Regex DocumentedSetting();

    [GeneratedRegex(@"\bMAP_[A-Z_]+\b")]
    private static partial Regex Setting();
}
