using Map.Telemetry;

namespace Map.Service.Log.DataVersion;

sealed class ListenerMetrics(LatestRevision latest, KnownDataVersion known) : IMetricSource
{
    public IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.revision.latest", "{revision}", "The latest revision that the service knows.",
            "services on one database differ for longer than 5 s", () => latest.Number),
        MetricDefinition.Of(MetricKind.Gauge, "map.listener.up", "1", "1 while the service listens for revisions; 0: gateways reuse no response.", "0",
            () => known.Last.Version is null ? 0 : 1),
        MetricDefinition.Of(MetricKind.Gauge, "map.listener.age", "s", "Since the data version was last read, which is done every second.", "more than 5",
            () => known.Age?.TotalSeconds),
    ];
}
