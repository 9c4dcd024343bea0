namespace Map.Bench.Places.Peers;

/// <summary>What a load generator counted.</summary>
/// <param name="PerSecond">Answers in a second, of all callers.</param>
sealed record Figures(double PerSecond, TimeSpan P50, TimeSpan P95, TimeSpan P99);
