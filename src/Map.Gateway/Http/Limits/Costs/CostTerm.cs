namespace Map.Gateway.Http.Limits.Costs;

/// <summary>A constant cost, or the number of the step that computes it.</summary>
readonly record struct CostTerm(OperationCost Known, int? Step = null)
{
    public static CostTerm Of(int step) => new(default, step);

    public OperationCost In(ReadOnlySpan<OperationCost> steps) => Step is { } step ? steps[step] : Known;
}
