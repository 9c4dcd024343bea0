using System.Diagnostics.Metrics;
using Map.Telemetry;

namespace Map.Service.Storage;

/// <summary>The connections of the pools. Npgsql measures them by pool, and names a pool by its connection string: so its measurements are taken here,
/// and go on without the name.</summary>
sealed class PoolMetrics : IMetricSource, IDisposable
{
    const string Library = "Npgsql", Pool = "db.client.connection.pool.name", State = "db.client.connection.state", Used = "used", Idle = "idle";

    // Calls may wait for a connection, and most statements take a millisecond.
    static readonly double[] Durations = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    readonly MeterListener listener = new();
    readonly Lock sync = new();
    double used, idle, limit;

    public PoolMetrics()
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name == Library && instrument.IsObservable) own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>(Take);
        listener.Start();
        Metrics =
        [
            MetricDefinition.Of(MetricKind.Gauge, "map.database.connections", "{connection}", "map.state",
                "Connections to the database, or to all of its servers, by what they do.", "`used` is `map_database_connection_limit`", Read),
            MetricDefinition.Of(MetricKind.Gauge, "map.database.connection.limit", "{connection}", "How many are opened at most: `MAP_POOL` for each server.", "-", () => limit),
            new("db.client.operation.duration", MetricKind.Histogram, "s", "How long statements took in the database, as the service saw it.", "95 % take longer than 0.25 s")
            {
                Meter = Library, Buckets = Durations,
            },
            new("db.client.operation.failed", MetricKind.Counter, "{command}", "Statements that failed. Not there before the first.", "grows") { Meter = Library },
        ];
    }

    public IReadOnlyList<MetricDefinition> Metrics { get; }

    public void Dispose() => listener.Dispose();

    IEnumerable<(string State, double Value)> Read()
    {
        lock (sync)
        {
            // Replicas have pools of their own.
            (used, idle, limit) = (0, 0, 0);
            listener.RecordObservableInstruments();
            return [(Used, used), (Idle, idle)];
        }
    }

    void Take(Instrument instrument, int value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (Tag(tags, Pool) != MapDatabase.PoolName) return;
        if (instrument.Name == "db.client.connection.max") limit += value;
        else if (instrument.Name == "db.client.connection.count" && Tag(tags, State) == Used) used += value;
        else if (instrument.Name == "db.client.connection.count") idle += value;
    }

    static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
            if (tag.Key == name) return tag.Value as string;
        return null;
    }
}
