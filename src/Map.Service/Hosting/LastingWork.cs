namespace Map.Service.Hosting;

/// <summary>Work that goes on for as long as the service runs. Whatever it fails with is logged once, and it begins again.</summary>
public abstract class LastingWork(TimeProvider time, ILogger logger) : BackgroundService
{
    static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    bool isFailing;

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
                if (!isFailing) logger.WorkFailed(GetType().Name, exception.GetType().Name, exception.Message);
                isFailing = true;
                OnFailed();
            }

            await Task.Delay(Delay, time, stoppingToken);
        }
    }

    void Succeeded()
    {
        if (isFailing) logger.WorkSucceeded(GetType().Name);
        isFailing = false;
    }
}
