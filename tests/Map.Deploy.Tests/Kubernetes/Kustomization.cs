using System.Text.Json.Nodes;

namespace Map.Deploy.Tests.Kubernetes;

/// <summary>A folder with a kustomization.yaml, and the documents that it leads to, as they are written and without its patches.</summary>
static class Kustomization
{
    public const string Root = "docs/deploy/kubernetes";

    public static IEnumerable<string> All { get; } = DeployFiles.All
        .Where(path => path.StartsWith(Root, StringComparison.Ordinal) && path.EndsWith("/kustomization.yaml", StringComparison.Ordinal))
        .Select(path => Path.GetDirectoryName(path)!);

    /// <summary>Everything in the folder but the kustomization itself.</summary>
    public static IEnumerable<string> FilesIn(string folder) =>
        DeployFiles.All.Where(path => Path.GetDirectoryName(path) == folder && Path.GetFileName(path) != "kustomization.yaml");

    public static IEnumerable<string> Resources(string folder) => Of(folder)["resources"]!.AsArray().Select(name => Normal(folder, (string)name!));

    public static IEnumerable<string> PatchFiles(string folder) =>
        (Of(folder)["patches"]?.AsArray() ?? []).Select(patch => (string?)patch!["path"]).OfType<string>().Select(name => Normal(folder, name));

    /// <summary>The kind and name of all that a patch may be for.</summary>
    public static IEnumerable<(string Kind, string Name)> Subjects(string folder) => Documents(folder).Select(Subject);

    /// <summary>The kind and name of what the patches are for.</summary>
    public static IEnumerable<(string Kind, string Name)> Patched(string folder) =>
    [
        .. PatchFiles(folder).SelectMany(DeployFiles.Yaml).Select(Subject),
        .. (Of(folder)["patches"]?.AsArray() ?? []).Select(patch => patch!["target"]).OfType<JsonNode>()
            .Select(target => ((string)target["kind"]!, (string)target["name"]!)),
    ];

    public static IEnumerable<JsonObject> Documents(string folder) =>
        Resources(folder).SelectMany(path => path.EndsWith(".yaml", StringComparison.Ordinal) ? DeployFiles.Yaml(path) : Documents(path));

    public static (string Kind, string Name) Subject(JsonObject document) => ((string)document["kind"]!, (string)document["metadata"]!["name"]!);

    static JsonObject Of(string folder) => Assert.Single(DeployFiles.Yaml($"{folder}/kustomization.yaml"));

    static string Normal(string folder, string name) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, folder, name)));
}
