using Map.Telemetry;

namespace Map.Service.Storage;

/// <summary>The servers of the map. Their names are the hosts of MAP_DATABASE, or <c>primary</c> for the only one.</summary>
sealed class ServerMetrics(MapServers servers) : IMetricSource
{
    const string Server = "map.server";

    public IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.server.up", "1", Server, "1 for a server of the database that answers: each host that `MAP_DATABASE` names, if it names several.", "0",
            () => servers.Hosts.DefaultIfEmpty(servers.Primary).Select(server => (server.Name, server.IsUp ? 1.0 : 0))),
        MetricDefinition.Of(MetricKind.Gauge, "map.replica.lag_revisions", "{revision}", Server, "How many revisions a server is behind the primary, as far as both are known.", "more than 0 for a minute",
            () => servers.Hosts.DefaultIfEmpty(servers.Primary).Select(server => (server.Name, Lag(servers.Primary, server)))),
        MetricDefinition.Of(MetricKind.Counter, "map.reads", "{call}", "map.role", "Calls that read the map, by the server that they were sent to: `replica` or `primary`.",
            "with replicas, most go to the primary", () => [("replica", servers.Reads.Replicas), ("primary", servers.Reads.Primary)]),
    ];

    static double Lag(MapServer first, MapServer server) => first.Generation.Last is { } primary && server.Generation.Last is { } known
        ? Math.Max(0, primary.Position.Revision - known.Position.Revision)
        : double.NaN;
}
