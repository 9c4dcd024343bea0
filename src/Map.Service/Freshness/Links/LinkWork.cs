using Map.Service.Hosting;

namespace Map.Service.Freshness.Links;

/// <summary>Makes answers count while the service runs.</summary>
sealed class LinkWork(SettleLinks settle, TimeProvider time, ILogger<LinkWork> logger) : PeriodicWork(Interval, time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override Task OnceAsync(CancellationToken stoppingToken) => settle.RunAsync(stoppingToken);
}
