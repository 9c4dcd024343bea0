namespace Map.Telemetry;

/// <summary>What .NET and its web server measure of both processes.</summary>
sealed class RuntimeMetrics : IMetricSource
{
    const string Hosting = "Microsoft.AspNetCore.Hosting", Kestrel = "Microsoft.AspNetCore.Server.Kestrel", Http = "System.Net.Http", Runtime = "System.Runtime";

    // 5 ms, which most requests take less than, to the 10 s after which a call has passed its deadline.
    static readonly double[] Durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    public IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        new("http.server.request.duration", MetricKind.Histogram, "s",
            "How long requests took, by route: of the gateway the pattern of a path, of the service the gRPC method. Streams and subscriptions end late.",
            "95 % of a route take longer than 1 s, or 5xx")
        {
            Meter = Hosting, Buckets = Durations, Tags = ["http.request.method", "http.response.status_code", "http.route"],
        },
        new("http.server.active_requests", MetricKind.Gauge, "{request}", "Requests that are being answered, streams included.", "grows and does not fall")
        {
            Meter = Hosting,
        },
        new("kestrel.active_connections", MetricKind.Gauge, "{connection}", "Open connections.", "grows and does not fall") { Meter = Kestrel },
        new("http.client.request.duration", MetricKind.Histogram, "s",
            "How long requests to others took: of the gateway those to the service, of the service those to watched sources and webhooks.", "5xx, or no status")
        {
            Meter = Http, Buckets = Durations, Tags = ["http.request.method", "http.response.status_code"],
        },
        new("dotnet.process.cpu.time", MetricKind.Counter, "s", "Processor time of the process.", "as many seconds a second as there are processors")
        {
            Meter = Runtime, Tags = ["cpu.mode"],
        },
        new("dotnet.process.memory.working_set", MetricKind.Gauge, "By", "Memory that the process holds.", "near that of the machine or container") { Meter = Runtime },
        new("dotnet.gc.collections", MetricKind.Counter, "{collection}", "Garbage collections.", "-") { Meter = Runtime, Tags = ["gc.heap.generation"] },
        new("dotnet.gc.pause.time", MetricKind.Counter, "s", "How long garbage collections stopped the process.", "more than 0.1 s a second") { Meter = Runtime },
        // The runtime has one, too, which it takes for a counter.
        MetricDefinition.Of(MetricKind.Gauge, "map.thread_pool.waiting", "{work_item}", "Work that waits for a thread.", "more than 100 for a minute",
            () => ThreadPool.PendingWorkItemCount),
    ];
}
