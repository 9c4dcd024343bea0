using Map.Telemetry;

namespace Map.Service.Overload;

sealed class OverloadMetrics(CallLimit limit) : IMetricSource
{
    public IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.calls.overloaded", "1",
            "1 while more is asked for than the connections of the pool can answer: no moment without a waiting call for 0.1 s. Streams are refused then.",
            "1 for a minute", () => limit.IsOverloaded ? 1 : 0),
        MetricDefinition.Of(MetricKind.Gauge, "map.calls.working", "{call}", "Calls that work on the database; streams are not among them.",
            "near two thirds of `MAP_POOL`", () => limit.InUse),
        MetricDefinition.Of(MetricKind.Gauge, "map.calls.waiting", "{call}", "Calls that wait for others to end.", "more than 0 for a minute", () => limit.CallsWaiting),
    ];
}
