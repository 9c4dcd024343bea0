using Map.Service.Hosting;

namespace Map.Service.Freshness;

/// <summary>Learns from the log while the service runs, so that whoever asks what is stale does not wait for it.</summary>
sealed class FreshnessWork(LearnFreshness learn, TimeProvider time, ILogger<FreshnessWork> logger) : LastingWork(time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(Action succeeded, CancellationToken stoppingToken)
    {
        while (true)
        {
            // First: a service that has just started has more urgent things to do.
            await Task.Delay(Interval, Time, stoppingToken);
            await learn.RunAsync(stoppingToken);
            succeeded();
        }
    }
}
