namespace Map.Service.Hosting;

/// <summary>Work that is done again and again.</summary>
/// <param name="interval">After how long again.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Is told of failures.</param>
public abstract class PeriodicWork(TimeSpan interval, TimeProvider time, ILogger logger) : LastingWork(time, logger)
{
    /// <summary>Whether an interval goes by before the first time: a service that has just started has more urgent things to do.</summary>
    protected virtual bool IsFirstLater => false;

    /// <summary>Does it once.</summary>
    protected abstract Task OnceAsync(CancellationToken stoppingToken);

    protected sealed override async Task WorkAsync(Action succeeded, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, Time);
        if (IsFirstLater && !await timer.WaitForNextTickAsync(stoppingToken)) return;
        do
        {
            await OnceAsync(stoppingToken);
            succeeded();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
