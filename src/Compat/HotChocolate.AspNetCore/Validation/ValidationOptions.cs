namespace HotChocolate.Validation;

/// <summary>Limits on documents, and on the work of validating them.</summary>
sealed record ValidationOptions
{
    public static ValidationOptions Default { get; } = new();

    /// <summary>Maximum number of reported errors; validation then ends with one more error that says so.</summary>
    public int MaxAllowedErrors { get; init; } = 100;

    /// <summary>
    /// Maximum nesting of lists (<c>fields</c>, <c>interfaces</c>, <c>possibleTypes</c>, <c>inputFields</c>) in introspection.
    /// </summary>
    public int MaxAllowedIntrospectionLists { get; init; } = 2;

    /// <summary>
    /// Maximum nesting of selection sets and spreads with fragments expanded. The parser limits only the nesting in the text, but a chain
    /// of fragments is just as deep in execution.
    /// </summary>
    public int MaxAllowedNesting { get; init; } = 500;

    /// <summary>Budget of steps for following fragments, for all operations together.</summary>
    public int FragmentBudget { get; init; } = 50_000;

    /// <summary>Budget of steps for merging fields that share a response name.</summary>
    public int FieldMergeBudget { get; init; } = 500_000;

    /// <summary>Budget of steps for finding the conflicting pairs of fields, if some cannot be merged.</summary>
    public int FieldConflictBudget { get; init; } = 100_000;
}
