using Grpc.Core;

namespace Map.Gateway.Upstream;

/// <summary>Hears of the state of the map from the service. Between two streams the state is not known.</summary>
sealed class StateWatch(V1.ChangesService.ChangesServiceClient service, KnownState known, TimeProvider time, ILogger<StateWatch> logger)
    : BackgroundService
{
    static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            var doubt = known.Doubt;
            if (await ListenAsync(doubt, stoppingToken))
                pause = ShortestPause;
            // Somebody wrote: there is nothing to wait for.
            if (doubt.IsCancellationRequested)
                continue;
            known.Forget();
            await Task.Delay(pause, time, stoppingToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <returns>Whether anything was heard.</returns>
    async Task<bool> ListenAsync(CancellationToken doubt, CancellationToken stopping)
    {
        var hasHeard = false;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(doubt, stopping);
        try
        {
            using var call = service.WatchState(new(), cancellationToken: ended.Token);
            while (await call.ResponseStream.MoveNext(ended.Token))
            {
                known.Hear(call.ResponseStream.Current.State, doubt);
                hasHeard = true;
            }
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException)
        {
            // Its deadline is the usual end of a stream.
            if (!ended.IsCancellationRequested && hasHeard && exception is RpcException { StatusCode: not StatusCode.DeadlineExceeded } broken)
                Log.StateNotKnown(logger, broken.StatusCode.ToString());
        }

        return hasHeard;
    }
}
