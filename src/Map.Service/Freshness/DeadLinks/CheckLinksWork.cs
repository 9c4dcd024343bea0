using Map.Service.Hosting;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>Visits the pages that the map links to, while the service runs. All services on a database share the work.</summary>
sealed class CheckLinksWork(CollectLinks collect, CheckLinks check, PublishPages publish, TimeProvider time, ILogger<CheckLinksWork> logger)
    : PeriodicWork(Interval, time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    // Those of earlier rounds go on: a slow server holds up no other.
    readonly List<Task> visits = [];

    protected override bool IsFirstLater => true;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // They give their leases back.
        await Task.WhenAll(visits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task OnceAsync(CancellationToken stoppingToken)
    {
        await collect.RunAsync(stoppingToken);
        var ended = visits.FindAll(visit => visit.IsCompleted);
        visits.RemoveAll(ended.Contains);
        visits.AddRange(await check.BeginAsync(CheckLinks.MostAtOnce - visits.Count, stoppingToken));
        await Task.WhenAll(ended);
        await publish.RunAsync(stoppingToken);
    }
}
