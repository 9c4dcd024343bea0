namespace Map.Gateway.Http.Limits.Costs;

/// <summary>A cost that is known from the document alone, or the number of the step that finds it.</summary>
readonly record struct CostTerm(OperationCost Known, int? Step = null)
{
    public static CostTerm Of(int step) => new(default, step);

    public OperationCost In(ReadOnlySpan<OperationCost> steps) => Step is { } step ? steps[step] : Known;
}
