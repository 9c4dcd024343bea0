using Map.Service.Hosting;

namespace Map.Service.Freshness;

/// <summary>Learns from the log while the service runs, so that whoever asks what is stale does not wait for it.</summary>
sealed class FreshnessWork(LearnFreshness learn, TimeProvider time, ILogger<FreshnessWork> logger) : PeriodicWork(Interval, time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override bool IsFirstLater => true;

    protected override Task OnceAsync(CancellationToken stoppingToken) => learn.RunAsync(stoppingToken);
}
