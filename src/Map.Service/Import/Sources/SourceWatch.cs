using Map.Service.Hosting;

namespace Map.Service.Import.Sources;

/// <summary>Runs the sources that are due, while the service runs. Files are left to the operator's command.</summary>
sealed class SourceWatch(RunSources run, WatchedSources sources, TimeProvider time, ILogger<SourceWatch> logger) : PeriodicWork(Interval, time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task OnceAsync(CancellationToken stoppingToken)
    {
        var now = Time.GetUtcNow();
        if ((await sources.ListAsync(stoppingToken)).Exists(IsDue)) await run.RunAsync(IsDue, stoppingToken);

        bool IsDue(WatchedSource source) => source.DueAt <= now && SourceFetch.IsWeb(source.Address);
    }
}
