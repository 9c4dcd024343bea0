namespace HotChocolate.CostAnalysis;

/// <summary>The cost of an operation, known before it is executed.</summary>
public sealed record CostMetrics
{
    /// <summary>The work to resolve its fields.</summary>
    public double FieldCost { get; init; }

    /// <summary>The objects in its answer.</summary>
    public double TypeCost { get; init; }
}
