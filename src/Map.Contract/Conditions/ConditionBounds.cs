namespace Map.Contract.Conditions;

/// <summary>How large a condition may be.</summary>
public static class ConditionBounds
{
    /// <summary>The most levels: a test in an and in an or has three.</summary>
    public const int Depth = 20;

    /// <summary>The most tests, and, or, not together.</summary>
    public const int Nodes = 200;

    public const string TooDeep = "is nested more than 20 levels deep. Leave out what and, or and not do not need.";

    public const string TooMany = "has more than 200 tests, and, or, not. Write several values of one queryable as IN ('one', 'other').";
}
