using System.Threading.Channels;
using Grpc.Health.V1;

namespace Grpc.AspNetCore.HealthChecks.Internal;

/// <summary>The last known status of each service, and who waits for it to change.</summary>
sealed class HealthStatusBoard
{
    readonly Lock gate = new();
    readonly Dictionary<string, HealthCheckResponse.Types.ServingStatus> statuses = [];
    readonly List<(string Service, ChannelWriter<HealthCheckResponse.Types.ServingStatus> Writer)> watchers = [];

    public HealthCheckResponse.Types.ServingStatus? Get(string service)
    {
        lock (gate)
        {
            return statuses.TryGetValue(service, out var status) ? status : null;
        }
    }

    public void Set(string service, HealthCheckResponse.Types.ServingStatus status)
    {
        lock (gate)
        {
            statuses[service] = status;
            foreach (var watcher in watchers)
            {
                if (watcher.Service == service)
                {
                    watcher.Writer.TryWrite(status);
                }
            }
        }
    }

    /// <summary>The statuses from now on; of those that come faster than they are read, the last.</summary>
    public Watcher Watch(string service)
    {
        var channel = Channel.CreateBounded<HealthCheckResponse.Types.ServingStatus>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            watchers.Add((service, channel.Writer));
        }

        return new Watcher(this, service, channel);
    }

    public sealed class Watcher(
        HealthStatusBoard board, string service, Channel<HealthCheckResponse.Types.ServingStatus> channel) : IDisposable
    {
        public ChannelReader<HealthCheckResponse.Types.ServingStatus> Statuses => channel.Reader;

        public void Complete() => channel.Writer.TryComplete();

        public void Dispose()
        {
            lock (board.gate)
            {
                board.watchers.Remove((service, channel.Writer));
            }
        }
    }
}
