using System.Text.RegularExpressions;

namespace Map.Deploy.Tests;

/// <summary>docs/deploy/README.md, by which operators choose.</summary>
public sealed partial class ReadmeTests
{
    static readonly IReadOnlyList<string> Links =
        [.. Link().Matches(DeployFiles.Read("docs/deploy/README.md")).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Every_link_leads_to_a_file() =>
        Assert.All(Links, link => Assert.True(Path.Exists(Path.Combine(DeployFiles.Folder, link)), $"docs/deploy/README.md links {link}, which does not exist."));

    [Fact]
    public void Every_way_to_run_it_is_linked() => Assert.Empty(
        Compose.ComposeProject.Overlays.Concat(Kubernetes.Kustomization.All.Select(folder => $"{folder}/kustomization.yaml"))
            .Select(path => Path.GetRelativePath(DeployFiles.Folder, Path.Combine(Repository.Root, path)))
            .Except(Links));

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
