namespace HotChocolate.CostAnalysis;

/// <summary>A cost that is known from the document alone, or the number of the step that finds it.</summary>
readonly record struct CostTerm(Cost Known, int? Step = null)
{
    public static CostTerm Of(int step) => new(default, step);

    public Cost In(ReadOnlySpan<Cost> steps) => Step is { } step ? steps[step] : Known;
}
