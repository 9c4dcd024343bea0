using Map.Telemetry;

namespace Map.Gateway.Upstream;

/// <summary>Counts the calls to the service that are sent again.</summary>
sealed class RetryMetrics : IMetricSource
{
    // The gRPC client adds it to every attempt after the first.
    const string Previous = "grpc-previous-rpc-attempts";

    long retries;

    public IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Counter, "map.upstream.retries", "{call}",
            "Calls to the service that were sent again because it was unavailable or the connection broke.", "grows for a minute", () => Volatile.Read(ref retries)),
    ];

    public void Count(HttpRequestMessage attempt)
    {
        if (attempt.Headers.Contains(Previous))
            Interlocked.Increment(ref retries);
    }
}
