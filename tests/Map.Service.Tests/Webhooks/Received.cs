using System.Text.Json.Nodes;

namespace Map.Service.Tests.Webhooks;

/// <summary>A delivery, as its receiver sees it.</summary>
/// <param name="Path">Where it was sent.</param>
/// <param name="Id">The header webhook-id.</param>
/// <param name="Timestamp">The header webhook-timestamp.</param>
/// <param name="Signature">The header webhook-signature.</param>
/// <param name="Body">What it says.</param>
/// <param name="At">When, by the clock of the service.</param>
sealed record Received(string Path, string Id, string Timestamp, string Signature, string Body, DateTimeOffset At)
{
    public JsonNode Json { get; } = JsonNode.Parse(Body)!;

    public string Type => (string)Json["type"]!;

    public string? Name => (string?)Json["data"]!["place"]?["properties"]!["name"];
}
