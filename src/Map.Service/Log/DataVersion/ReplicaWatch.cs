using Map.Service.Hosting;

namespace Map.Service.Log.DataVersion;

/// <summary>Asks each server of the map how far it has come: at once when there is a new revision, and several times a second. A server that does not answer is left alone until it
/// does, and those who wait for it are told.</summary>
sealed class ReplicaWatch(MapServers servers, LatestRevision latest, TimeProvider time, ILogger<ReplicaWatch> logger) : LastingWork(time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan Behind = TimeSpan.FromMilliseconds(5);

    // Longer than a server takes under load; callers have ten seconds.
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    protected override Task WorkAsync(Action succeeded, CancellationToken stoppingToken)
    {
        succeeded();
        return servers.Hosts.Count == 0
            ? Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken)
            : Task.WhenAll(servers.Hosts.Append(servers.Primary).Select(server => FollowAsync(server, stoppingToken)));
    }

    async Task FollowAsync(MapServer server, CancellationToken stoppingToken)
    {
        while (true)
        {
            var next = latest.Next;
            var reading = await AskAsync(server, stoppingToken);
            if (reading?.Position.Revision < latest.Number) await Task.Delay(Behind, Time, stoppingToken);
            else await Task.WhenAny(next, Task.Delay(Interval, Time, stoppingToken));
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    async Task<MapReading?> AskAsync(MapServer server, CancellationToken stoppingToken)
    {
        try
        {
            var reading = await server.Generation.CurrentAsync(stoppingToken).WaitAsync(Silence, Time, stoppingToken);
            if (server.Found()) logger.ServerFound(server.Name);
            return reading;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            if (server.Lose()) logger.ServerLost(server.Name, exception.GetType().Name);
            return null;
        }
    }
}
