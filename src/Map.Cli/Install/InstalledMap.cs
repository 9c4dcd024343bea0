using Map.Cli.Up;

namespace Map.Cli.Install;

/// <summary>Whether an installed map answers.</summary>
sealed class InstalledMap(Installation target)
{
    readonly Checkout checkout = new(target.Current) { State = target.State };

    /// <summary>Waits until the given release runs, and the map is ready.</summary>
    /// <returns>False when it was not in time.</returns>
    public async Task<bool> IsReadyAsync(string version, TimeSpan patience, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        try
        {
            do
            {
                if (await IsReadyAsync(version, deadline.Token))
                    return true;
            }
            while (await tick.WaitForNextTickAsync(deadline.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Said by the answer.
        }
        return false;
    }

    /// <summary>Where its gateway listens; null before its first start.</summary>
    public string? Address => Addresses.Load(checkout)?.Gateway;

    async Task<bool> IsReadyAsync(string version, CancellationToken cancellation)
    {
        var services = new Services(checkout);
        return services.AllRunning && services.Build == version && Addresses.Load(checkout) is { } addresses && await Services.IsReadyAsync(addresses, cancellation);
    }
}
