using Map.Telemetry;
using Microsoft.Extensions.Caching.Memory;

namespace Map.Gateway.Http.Caching;

sealed class CachingMetrics(KnownDataVersion known, ResponseStore store, CacheSettings settings) : IMetricSource
{
    const string Cache = "map.cache", Tiles = "tiles", Others = "responses";

    public IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.data_version.known", "1", "1 while the gateway knows the data version; 0: it reuses no response, and every request calls the service.",
            "0 for a minute", () => known.Current is null ? 0 : 1),
        MetricDefinition.Of(MetricKind.Gauge, "map.data_version.age", "s", "Since the service last sent the data version, which it does every second. NaN while nothing was sent since the last write.",
            "more than 5", () => known.Age?.TotalSeconds),
        MetricDefinition.Of(MetricKind.Counter, "map.cache.hits", "{request}", Cache, "Requests that were answered from the cache.", "-",
            () => Read(statistics => statistics.TotalHits)),
        MetricDefinition.Of(MetricKind.Counter, "map.cache.misses", "{request}", Cache, "Requests that were looked for in the cache in vain.", "-",
            () => Read(statistics => statistics.TotalMisses)),
        MetricDefinition.Of(MetricKind.Gauge, "map.cache.usage", "By", Cache, "Memory of the cached responses.", "-",
            () => Read(statistics => statistics.CurrentEstimatedSize ?? 0)),
        MetricDefinition.Of(MetricKind.Gauge, "map.cache.limit", "By", Cache, "How much they may take: `MAP_TILE_CACHE_MB`, `MAP_ANSWER_CACHE_MB`.", "-",
            () => [(Tiles, settings.TileBytes), (Others, settings.ResponseBytes)]),
    ];

    IEnumerable<(string Cache, double Value)> Read(Func<MemoryCacheStatistics, double> value) =>
        [(Tiles, value(store.TileStatistics)), (Others, value(store.ResponseStatistics))];
}
