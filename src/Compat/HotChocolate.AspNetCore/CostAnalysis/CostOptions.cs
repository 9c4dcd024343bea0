namespace HotChocolate.CostAnalysis;

/// <summary>How dear an operation may be, and what things cost.</summary>
public sealed class CostOptions
{
    /// <summary>The most that the fields of an operation may cost: the work to resolve them.</summary>
    public double MaxFieldCost { get; set; } = 1_000;

    /// <summary>The most that its types may cost: the objects in the answer.</summary>
    public double MaxTypeCost { get; set; } = 1_000;

    /// <summary>Whether dearer operations are refused; else their cost is only told.</summary>
    public bool EnforceCostLimits { get; set; } = true;

    /// <summary>Whether asynchronous resolvers and paged lists have a cost and a size without attributes.</summary>
    public bool ApplyCostDefaults { get; set; } = true;

    /// <summary>Whether a page without <c>first</c> and <c>last</c> counts as the default one; else as the largest.</summary>
    public bool ApplySlicingArgumentDefaultValue { get; set; } = true;

    /// <summary>The cost of a field with an asynchronous resolver.</summary>
    public double? DefaultResolverCost { get; set; } = 10.0;
}
