namespace HotChocolate.Validation;

/// <summary>How much a document may ask for, and how much work it may be to find out.</summary>
sealed record ValidationOptions
{
    public static ValidationOptions Default { get; } = new();

    /// <summary>Errors reported; validation ends with one more that says so.</summary>
    public int MaxAllowedErrors { get; init; } = 100;

    /// <summary>
    /// Lists (<c>fields</c>, <c>interfaces</c>, <c>possibleTypes</c>, <c>inputFields</c>) inside each other in introspection.
    /// </summary>
    public int MaxAllowedIntrospectionLists { get; init; } = 2;

    /// <summary>
    /// Selection sets and spreads inside each other once fragments are spread. The parser bounds only what is written inside each other;
    /// a chain of fragments is as deep when executed.
    /// </summary>
    public int MaxAllowedNesting { get; init; } = 500;

    /// <summary>Steps that may be spent on following fragments, over all operations.</summary>
    public int FragmentBudget { get; init; } = 50_000;

    /// <summary>Steps that may be spent on merging fields that share a response name.</summary>
    public int FieldMergeBudget { get; init; } = 500_000;

    /// <summary>Steps that may be spent, when some do not merge, on comparing every two of them to say which.</summary>
    public int FieldConflictBudget { get; init; } = 100_000;
}
