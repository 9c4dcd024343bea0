using Map.Telemetry;

namespace Map.Gateway.Http.Limits;

/// <summary>What is worked on, what waits, and what was refused because that is too much.</summary>
sealed class OverloadMetrics(GatewayLimit limit) : IMetricSource
{
    const string Tag = "map.priority";

    static readonly Priority[] Limited = [Priority.Person, Priority.Program, Priority.Download];

    readonly long[] refused = new long[Limited.Length + 1];

    /// <summary>How many were refused.</summary>
    public long Refused => Limited.Sum(priority => Volatile.Read(ref refused[(int)priority]));

    public IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.overloaded", "1",
            "1 while more is asked for than the gateway can answer: it has not been without a waiting request for 0.1 s.", "1 for a minute",
            () => limit.IsOverloaded ? 1 : 0),
        MetricDefinition.Of(MetricKind.Gauge, "map.requests.working", "{request}", "Requests that are worked on; files are not among them.",
            "`MAP_AT_ONCE` for a minute", () => limit.InUse),
        MetricDefinition.Of(MetricKind.Gauge, "map.requests.waiting", "{request}", "Requests that wait for others to end.", "more than 0 for a minute",
            () => limit.Waiting),
        MetricDefinition.Of(MetricKind.Gauge, "map.downloads", "{request}", "Files that are being sent.", "near `MAP_DOWNLOADS`", () => limit.Downloads),
        MetricDefinition.Of(MetricKind.Counter, "map.requests.shed", "{request}", Tag,
            "Requests that were refused as `OVERLOADED`, by who goes first: `person` before `program` before `download`.", "`person` grows",
            () => Limited.Select(priority => (NameOf(priority), (double)Volatile.Read(ref refused[(int)priority])))),
    ];

    public void Count(Priority priority) => Interlocked.Increment(ref refused[(int)priority]);

    static string NameOf(Priority priority) => priority switch
    {
        Priority.Person => "person",
        Priority.Program => "program",
        _ => "download",
    };
}
