using Map.Service.Hosting;

namespace Map.Service.Import.Sources;

/// <summary>Runs the sources that are due, while the service runs. Files are left to the operator's command.</summary>
sealed class SourceWatch(RunSources run, WatchedSources sources, TimeProvider time, ILogger<SourceWatch> logger) : LastingWork(time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(Action succeeded, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, Time);
        do
        {
            var now = Time.GetUtcNow();
            if ((await sources.ListAsync(stoppingToken)).Exists(IsDue)) await run.RunAsync(IsDue, stoppingToken);
            succeeded();

            bool IsDue(WatchedSource source) => source.DueAt <= now && SourceFetch.IsWeb(source.Address);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
