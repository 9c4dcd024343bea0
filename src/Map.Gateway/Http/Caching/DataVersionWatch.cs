using Grpc.Core;

namespace Map.Gateway.Http.Caching;

/// <summary>Keeps a stream of data versions open. Between two streams the version is unknown.</summary>
sealed class DataVersionWatch(
    V1.ChangesService.ChangesServiceClient service, KnownDataVersion known, KnownPosition position, TimeProvider time, ILogger<DataVersionWatch> logger)
    : BackgroundService
{
    static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var delay = ShortestDelay;
        while (!stoppingToken.IsCancellationRequested)
        {
            var invalidated = known.Invalidated;
            if (await ReadStreamAsync(invalidated, stoppingToken))
                delay = ShortestDelay;
            // A write invalidated the version: reconnect without delay.
            if (invalidated.IsCancellationRequested)
                continue;
            known.Forget();
            await Task.Delay(delay, time, stoppingToken);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    /// <returns>Whether the stream sent anything.</returns>
    async Task<bool> ReadStreamAsync(CancellationToken invalidated, CancellationToken stopping)
    {
        var hasReceived = false;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(invalidated, stopping);
        try
        {
            using var call = service.WatchDataVersion(new(), cancellationToken: ended.Token);
            while (await call.ResponseStream.MoveNext(ended.Token))
            {
                var message = call.ResponseStream.Current;
                // Of a service of an earlier release: it has only the revision.
                var reached = MapPosition.TryParse(message.Position, out var parsed) ? parsed : new(message.Revision, "", 0);
                position.Adopt(reached);
                known.Accept(message.DataVersion, reached, invalidated);
                hasReceived = true;
            }
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // Whatever it is, the next stream may be better: without one, no response would be reused until the gateway is started again.
            // Streams usually end by their deadline.
            if (!ended.IsCancellationRequested && hasReceived && exception is not RpcException { StatusCode: StatusCode.DeadlineExceeded })
                Log.DataVersionUnknown(logger, (exception as RpcException)?.StatusCode.ToString() ?? exception.GetType().Name);
        }

        return hasReceived;
    }
}
