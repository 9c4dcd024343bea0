using Map.Service.Hosting;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>Visits the pages that the map links to, while the service runs. All services on a database share the work.</summary>
sealed class CheckLinksWork(CollectLinks collect, CheckLinks check, PublishPages publish, TimeProvider time, ILogger<CheckLinksWork> logger)
    : PeriodicWork(Interval, time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override bool IsFirstLater => true;

    protected override async Task OnceAsync(CancellationToken stoppingToken)
    {
        await collect.RunAsync(stoppingToken);
        await Task.WhenAll(await check.BeginAsync(stoppingToken));
        await publish.RunAsync(stoppingToken);
    }
}
