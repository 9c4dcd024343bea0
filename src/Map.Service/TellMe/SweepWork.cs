using Map.Service.Hosting;

namespace Map.Service.TellMe;

/// <summary>Deletes what is not to be kept while the service runs.</summary>
sealed class SweepWork(Sweep sweep, TimeProvider time, ILogger<SweepWork> logger) : PeriodicWork(Interval, time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override Task OnceAsync(CancellationToken stoppingToken) => sweep.RunAsync(stoppingToken);
}
