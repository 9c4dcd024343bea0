using Map.Telemetry;

namespace Map.Service.Storage;

sealed class StorageMetrics(SpoolSpace spool, MapGeneration generation) : IMetricSource
{
    public IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.spool.usage", "By", "Disk space that files take which clients read slowly.", "more than 80 % of `map_spool_limit_bytes`",
            () => spool.Taken),
        MetricDefinition.Of(MetricKind.Gauge, "map.spool.limit", "By", "How much they may take: `MAP_SPOOL_MB`.", "-", () => spool.Limit),
        MetricDefinition.Of(MetricKind.Counter, "map.restores", "{restore}", "Backups that were restored while the service ran.", "grows, and nobody has restored one",
            () => generation.Restores),
        MetricDefinition.Of(MetricKind.Gauge, "map.schema.info", "1", "map.migration", "Always 1; the label is the last migration of the program.",
            "services differ, other than during an update", () => [(Migration.All[^1].Name, 1)]),
    ];
}
