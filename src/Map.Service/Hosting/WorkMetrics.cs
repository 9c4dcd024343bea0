using Map.Telemetry;

namespace Map.Service.Hosting;

/// <summary>Whether the work succeeds that lasts as long as the service.</summary>
sealed class WorkMetrics(IServiceProvider services) : IMetricSource
{
    const string Work = "map.work";

    public IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Counter, "map.work.failures", "{failure}", Work,
            "How often background work failed; it is tried again every second, and the log says why.", "grows",
            () => All.Select(work => (NameOf(work), (double)work.Failures))),
        MetricDefinition.Of(MetricKind.Gauge, "map.work.failing.duration", "s", Work, "For how long it has failed without a success; 0 when it succeeds.",
            "more than 60", () => All.Select(work => (NameOf(work), work.FailingFor.TotalSeconds))),
    ];

    // Looked up when they are read: all of them are made after what exports the metrics.
    IEnumerable<LastingWork> All => services.GetServices<IHostedService>().OfType<LastingWork>();

    static string NameOf(LastingWork work) => work.GetType().Name;
}
