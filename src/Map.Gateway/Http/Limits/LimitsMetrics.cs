using Map.Telemetry;

namespace Map.Gateway.Http.Limits;

sealed class LimitsMetrics(CallerBudgets budgets) : IMetricSource
{
    public IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.callers", "{caller}", "Callers whose budget is kept, because it is not full or was not a moment ago.",
            "near 100,000, from which on all new callers share one budget", () => budgets.Count),
        new("aspnetcore.rate_limiting.queued_requests", MetricKind.Gauge, "{request}",
            "Requests that wait because as many of their address are worked on as may. Not there before the first.", "more than 100 for a minute")
        {
            Meter = "Microsoft.AspNetCore.RateLimiting",
        },
    ];
}
