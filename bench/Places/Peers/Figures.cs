namespace Map.Bench.Places.Peers;

/// <summary>The measurements of a load generator.</summary>
/// <param name="PerSecond">Responses per second of all callers together.</param>
sealed record Figures(double PerSecond, TimeSpan P50, TimeSpan P95, TimeSpan P99);
