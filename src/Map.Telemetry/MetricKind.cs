namespace Map.Telemetry;

/// <summary>How a metric changes.</summary>
public enum MetricKind
{
    /// <summary>Only grows, from 0 at the start of the process.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>How many observations were at most as large as each of some bounds.</summary>
    Histogram,
}
