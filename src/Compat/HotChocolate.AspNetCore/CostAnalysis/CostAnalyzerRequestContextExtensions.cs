using HotChocolate.CostAnalysis;

namespace HotChocolate.Execution;

/// <summary>The cost of the operation that is asked for.</summary>
public static class CostAnalyzerRequestContextExtensions
{
    public static CostMetrics GetCostMetrics(this IRequestContext context) => context switch
    {
        RequestContext own => own.Cost,
        _ when context.ContextData.TryGetValue(WellKnownContextData.CostMetrics, out var metrics) && metrics is CostMetrics known => known,
        _ => new CostMetrics(),
    };
}
