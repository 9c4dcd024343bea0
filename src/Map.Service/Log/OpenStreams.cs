using Map.Telemetry;

namespace Map.Service.Log;

/// <summary>Counts the streams that are open.</summary>
public sealed class OpenStreams : IMetricSource
{
    long ofChanges, ofVersions;

    public IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.streams.open", "{stream}", "rpc.method", "Open streams: one `WatchDataVersion` of each gateway, and a `WatchChanges` of each subscription.",
            "`WatchDataVersion` is 0: no gateway is connected",
            () => [(nameof(ChangesApi.WatchChanges), Volatile.Read(ref ofChanges)), (nameof(ChangesApi.WatchDataVersion), Volatile.Read(ref ofVersions))]),
    ];

    public Task CountChangesAsync(Func<Task> stream) => CountAsync(stream, () => ref ofChanges);

    public Task CountVersionsAsync(Func<Task> stream) => CountAsync(stream, () => ref ofVersions);

    delegate ref long Counter();

    static async Task CountAsync(Func<Task> stream, Counter counter)
    {
        Interlocked.Increment(ref counter());
        try
        {
            await stream();
        }
        finally
        {
            Interlocked.Decrement(ref counter());
        }
    }
}
