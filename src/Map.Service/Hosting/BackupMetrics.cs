using System.Text.Json;
using Map.Telemetry;

namespace Map.Service.Hosting;

/// <summary>When the last backup and the last drill were, from the file that ./map backup writes: MAP_BACKUP_STATUS.</summary>
/// <param name="path">The file; null when nobody has named one.</param>
sealed class BackupMetrics(string? path) : IMetricSource
{
    public IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.backup.last_success.timestamp", "s", "When the last backup was finished, in Unix time; NaN without `MAP_BACKUP_STATUS`, and before the first.",
            "more than 26 hours ago", () => Read(path)?.BackupAt?.ToUnixTimeSeconds()),
        MetricDefinition.Of(MetricKind.Gauge, "map.backup.drill.last_success.timestamp", "s", "When a backup was last restored and found to be equal to the map.",
            "more than 50 hours ago", () => Read(path)?.DrillAt?.ToUnixTimeSeconds()),
        MetricDefinition.Of(MetricKind.Gauge, "map.backup.drill.failed", "1", "1 when the last drill found a backup that cannot be restored, or is not what it should be.", "1",
            () => Read(path) is { } status ? status.DrillFailedAt is null ? 0 : 1 : null),
    ];

    // A few hundred bytes, renamed into their place when complete.
    static Status? Read(string? path)
    {
        try
        {
            return path is null ? null : JsonSerializer.Deserialize<Status>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            // Shown as not known, which the alert takes for a backup that is missing.
            return null;
        }
    }

    sealed record Status(DateTimeOffset? BackupAt, DateTimeOffset? DrillAt, DateTimeOffset? DrillFailedAt);
}
