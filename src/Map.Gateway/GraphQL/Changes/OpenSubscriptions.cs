using Map.Telemetry;

namespace Map.Gateway.GraphQL.Changes;

/// <summary>Counts the subscriptions that are open.</summary>
public sealed class OpenSubscriptions : IMetricSource
{
    long open;

    public IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.subscriptions.open", "{subscription}", "Open subscriptions to changes.", "near 5,000, which is the most",
            () => Volatile.Read(ref open)),
    ];

    public void Open() => Interlocked.Increment(ref open);

    public void Close() => Interlocked.Decrement(ref open);
}
