using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Map.Telemetry;

namespace Map.Service.Hosting;

/// <summary>Reads from the database what <see cref="IQueriedMetrics"/> show, every 15 seconds at most.</summary>
sealed class MetricsReader(IEnumerable<IQueriedMetrics> sources, TimeProvider time, ILogger<MetricsReader> logger)
    : LastingWork(time, logger), IMetricSource
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<string, bool> isRead = new(sources.Select(source => KeyValuePair.Create(source.Subject, false)));
    readonly PeriodicTimer timer = new(Interval, time);
    bool isLater;

    public IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.reading.up", "1", "map.subject",
            "1: what is counted in the database was counted in the last 15 s. 0: it could not be, and its metrics are NaN.", "0",
            () => isRead.Select(one => (one.Key, one.Value ? 1.0 : 0))),
    ];

    public override void Dispose()
    {
        timer.Dispose();
        base.Dispose();
    }

    // A failure ends it, and a second later it is here again, to wait.
    protected override async Task WorkAsync(Action succeeded, CancellationToken stoppingToken)
    {
        while (true)
        {
            if (isLater && !await timer.WaitForNextTickAsync(stoppingToken)) return;
            isLater = true;
            Exception? failure = null;
            foreach (var source in sources) failure = await ReadAsync(source, stoppingToken) ?? failure;
            if (failure is not null) ExceptionDispatchInfo.Throw(failure);
            succeeded();
        }
    }

    async Task<Exception?> ReadAsync(IQueriedMetrics source, CancellationToken stoppingToken)
    {
        using var limit = new CancellationTokenSource(Limit, Time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
        try
        {
            await source.ReadAsync(ended.Token);
            isRead[source.Subject] = true;
            return null;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            isRead[source.Subject] = false;
            source.Forget();
            return exception;
        }
    }
}
