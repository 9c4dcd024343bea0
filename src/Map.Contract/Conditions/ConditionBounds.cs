using Map.V1;

namespace Map.Contract.Conditions;

/// <summary>How large a condition may be.</summary>
public static class ConditionBounds
{
    /// <summary>The most levels: a test in an and in an or has three.</summary>
    public const int Depth = 20;

    /// <summary>The most tests, and, or, not together.</summary>
    public const int Nodes = 200;

    public const string TooDeep = "is nested more than 20 levels deep. Leave out what and, or and not do not need.";

    const string TooMany = "has more than 200 tests, and, or, not. Write several values of one queryable as IN ('one', 'other').";

    /// <summary>What it joins; empty for a single test.</summary>
    public static IReadOnlyList<Condition> Parts(Condition condition) => condition.TestCase switch
    {
        Condition.TestOneofCase.All => condition.All.Conditions_,
        Condition.TestOneofCase.Any => condition.Any.Conditions_,
        Condition.TestOneofCase.Not => [condition.Not],
        _ => [],
    };

    /// <summary>What is wrong with its size, or with one of its tests, shapes aside: the first fault; null when nothing is.</summary>
    public static string? Wrong(Condition whole)
    {
        var nodes = 0;
        return Wrong(whole, 1);

        string? Wrong(Condition condition, int depth)
        {
            if (depth > Depth) return TooDeep;
            if (++nodes > Nodes) return TooMany;
            if (condition.TestCase is not (Condition.TestOneofCase.All or Condition.TestOneofCase.Any or Condition.TestOneofCase.Not))
                return LeafRules.Wrong(condition);
            var parts = Parts(condition);
            return parts.Count == 0
                ? "joins no conditions by and, or, not."
                : parts.Select(part => Wrong(part, depth + 1)).FirstOrDefault(wrong => wrong is not null);
        }
    }
}
