using Map.Service.Hosting;

namespace Map.Service.TellMe.Push;

/// <summary>Tells browsers while the service runs.</summary>
sealed class PushWork(PushDue due, TimeProvider time, ILogger<PushWork> logger) : PeriodicWork(Interval, time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override Task OnceAsync(CancellationToken stoppingToken) => due.RunAsync(stoppingToken);
}
