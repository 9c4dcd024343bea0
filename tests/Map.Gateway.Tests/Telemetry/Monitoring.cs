using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>The files of docs/deploy for Prometheus and Grafana.</summary>
static partial class Monitoring
{
    // Words of PromQL that stand where a metric could.
    static readonly HashSet<string> Words = ["and", "or", "unless", "by", "on", "ignoring", "without", "bool", "offset"];

    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "deploy", "prometheus");

    public static string AlertsText => File.ReadAllText(Path.Combine(Folder, "alerts.yml"));

    /// <summary>The queries of the alerts.</summary>
    public static IReadOnlyList<string> Alerts => [.. Expression().Matches(AlertsText).Select(match => match.Groups[1].Value)];

    /// <summary>The headings of docs/operating.md to which alerts lead, as they are in an address.</summary>
    public static IReadOnlyList<string> Runbooks => [.. Runbook().Matches(AlertsText).Select(match => match.Groups[1].Value)];

    /// <summary>The queries of the dashboard.</summary>
    public static IReadOnlyList<string> Panels =>
        [.. Dashboard["panels"]!.AsArray().SelectMany(panel => panel!["targets"]!.AsArray()).Select(target => (string)target!["expr"]!)];

    public static JsonNode Dashboard => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "deploy", "grafana", "map.json")))!;

    /// <summary>The metrics that a query asks for: what is left of its names without labels and functions.</summary>
    public static IReadOnlyList<string> MetricsOf(string query) =>
        [.. Name().Matches(LabelLists().Replace(query, " ")).Select(match => match.Value).Where(name => !Words.Contains(name)).Distinct()];

    [GeneratedRegex("^ +expr: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Expression();

    [GeneratedRegex(@"^ +runbook: docs/operating\.md#(.+)$", RegexOptions.Multiline)]
    private static partial Regex Runbook();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|\b(?:by|on|ignoring|without)\s*\([^)]*\)")]
    private static partial Regex LabelLists();

    [GeneratedRegex(@"(?<![\w.])[a-z_]\w*\b(?!\s*\()")]
    private static partial Regex Name();
}
