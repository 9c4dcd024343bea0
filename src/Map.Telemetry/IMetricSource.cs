namespace Map.Telemetry;

/// <summary>The metrics of one component. Register it as this interface, and they are exported and documented.</summary>
public interface IMetricSource
{
    IReadOnlyList<MetricDefinition> Metrics { get; }
}
