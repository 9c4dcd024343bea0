namespace Map.Service.Hosting;

/// <summary>Work that goes on for as long as the service runs. Whatever it fails with is logged once, and it begins again.</summary>
public abstract class LastingWork(TimeProvider time, ILogger logger) : BackgroundService
{
    static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    // When it first failed since it last succeeded; 0 while it succeeds.
    long failingSince;
    long failures;

    /// <summary>How often it has failed.</summary>
    public long Failures => Volatile.Read(ref failures);

    /// <summary>For how long it has failed; zero when it succeeds.</summary>
    public TimeSpan FailingFor => Volatile.Read(ref failingSince) is var since && since != 0 ? time.GetElapsedTime(since) : TimeSpan.Zero;

    protected TimeProvider Time => time;

    /// <summary>Works until it fails or is stopped, and says after each piece of work that it succeeded.</summary>
    protected abstract Task WorkAsync(Action succeeded, CancellationToken stoppingToken);

    /// <summary>Called after each failure.</summary>
    protected virtual void OnFailed()
    {
    }

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WorkAsync(Succeeded, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (failingSince == 0) logger.WorkFailed(GetType().Name, exception.GetType().Name, exception.Message);
                if (failingSince == 0) Volatile.Write(ref failingSince, Math.Max(1, time.GetTimestamp()));
                Interlocked.Increment(ref failures);
                OnFailed();
            }

            await Task.Delay(Delay, time, stoppingToken);
        }
    }

    void Succeeded()
    {
        if (failingSince != 0) logger.WorkSucceeded(GetType().Name);
        Volatile.Write(ref failingSince, 0);
    }
}
