using System.Collections.Concurrent;
using System.Net;
using Map.Telemetry;

namespace Map.Gateway.Http.Limits;

/// <summary>Counts the open connections, and ends those that are too many before anything is read from them.</summary>
sealed class OpenConnections(ConnectionSettings settings, CallerLimitSettings callers) : IMetricSource
{
    readonly CallerId ids = new();
    readonly ConcurrentDictionary<Guid, int> ofAddresses = [];
    int open;
    long refused;

    public IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Counter, "map.connections.refused", "{connection}",
            "Connections that were closed at once: more than `MAP_CONNECTIONS`, or than `MAP_CONNECTIONS_OF_ADDRESS` of one address.", "grows",
            () => Volatile.Read(ref refused)),
    ];

    /// <summary>Counts a connection; false when it is one too many, and is not counted.</summary>
    public bool TryAdd(IPAddress? address)
    {
        if (Interlocked.Increment(ref open) <= settings.All && TryAddOf(address))
            return true;
        Interlocked.Decrement(ref open);
        Interlocked.Increment(ref refused);
        return false;
    }

    public void Remove(IPAddress? address)
    {
        Interlocked.Decrement(ref open);
        if (IsTrusted(address))
            return;
        var id = ids.Of(address);
        // Only an entry that nobody else has counted up meanwhile is taken away.
        if (ofAddresses.AddOrUpdate(id, 0, (_, count) => count - 1) == 0)
            ofAddresses.TryRemove(new(id, 0));
    }

    bool TryAddOf(IPAddress? address)
    {
        if (IsTrusted(address))
            return true;
        var id = ids.Of(address);
        if (ofAddresses.AddOrUpdate(id, 1, (_, count) => count + 1) <= settings.OfAddress)
            return true;
        ofAddresses.AddOrUpdate(id, 0, (_, count) => count - 1);
        return false;
    }

    // A proxy has a connection for each of its clients, and limits them.
    bool IsTrusted(IPAddress? address) => address is not null && callers.TrustedProxies.Any(proxy => proxy.Contains(Plain(address)));

    static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
