using Map.Telemetry;

namespace Map.Service.Errors;

/// <summary>Counts the calls that were refused or failed, by reason.</summary>
public sealed class ErrorMetrics : IMetricSource
{
    readonly NamedCounts counts = new(Enum.GetValues<ErrorReason>().Select(ReasonOf));

    public IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Counter, "map.calls.refused", "{call}", "error.type",
            "Calls that the service refused or failed, by reason ([errors.md](errors.md)).", "`INTERNAL` or `UNAVAILABLE` grows", counts.Read),
    ];

    public void Count(ErrorReason reason) => counts.Add(ReasonOf(reason));

    static string ReasonOf(ErrorReason reason) => ErrorCatalogue.Of(reason).Reason;
}
