using System.Text.Json.Nodes;

namespace Map.Deploy.Tests.Compose;

/// <summary>docker-compose.yml, alone or with files that add to it: what they define together.</summary>
sealed class ComposeProject
{
    readonly IReadOnlyList<JsonObject> files;

    ComposeProject(IReadOnlyList<JsonObject> files) => this.files = files;

    public const string Base = "docker-compose.yml";

    /// <summary>The files that add to the base.</summary>
    public static IEnumerable<string> Overlays { get; } = DeployFiles.All
        .Where(path => path.StartsWith("docs/deploy/compose/", StringComparison.Ordinal) && path.EndsWith(".yml", StringComparison.Ordinal))
        .Where(path => DeployFiles.Yaml(path).Single().ContainsKey("services"));

    public static ComposeProject Of(params IEnumerable<string> paths) => new([.. paths.Select(path => DeployFiles.Yaml(path).Single())]);

    /// <summary>The names below <c>services</c>, <c>networks</c>, <c>volumes</c> or <c>secrets</c>.</summary>
    public IReadOnlySet<string> Names(string kind) => files.SelectMany(file => Children(file[kind])).Select(child => child.Key).ToHashSet();

    public IEnumerable<(string Service, JsonObject Definition)> Services =>
        files.SelectMany(file => Children(file["services"])).Select(child => (child.Key, child.Value!.AsObject()));

    /// <summary>The names that a service's setting lists, whether it is a list or a mapping.</summary>
    public static IEnumerable<string> Listed(JsonNode? setting) => setting switch
    {
        JsonArray list => list.Select(item => item is JsonObject entry ? (string)entry["source"]! : (string)item!),
        JsonObject mapping => mapping.Select(child => child.Key),
        _ => [],
    };

    static IEnumerable<KeyValuePair<string, JsonNode?>> Children(JsonNode? node) => node?.AsObject() ?? [];
}
