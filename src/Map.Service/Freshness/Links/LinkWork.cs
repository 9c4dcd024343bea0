using Map.Service.Hosting;

namespace Map.Service.Freshness.Links;

/// <summary>Makes answers count while the service runs.</summary>
sealed class LinkWork(SettleLinks settle, TimeProvider time, ILogger<LinkWork> logger) : LastingWork(time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task WorkAsync(Action succeeded, CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Interval, Time, stoppingToken);
            await settle.RunAsync(stoppingToken);
            succeeded();
        }
    }
}
