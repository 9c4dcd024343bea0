using HotChocolate.CostAnalysis;
using HotChocolate.Execution.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures the analysis of what operations cost.</summary>
public static class CostAnalyzerRequestExecutorBuilderExtensions
{
    public static IRequestExecutorBuilder ModifyCostOptions(this IRequestExecutorBuilder builder, Action<CostOptions> configure) =>
        builder.Configure(s => configure(s.CostOptions));
}
