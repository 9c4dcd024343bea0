using Map.Contract.Conditions;

namespace Map.Service.Places.Filter;

/// <summary>The shape of a condition: its parts, and its bounds.</summary>
static class ConditionTree
{
    // What an and of these is about decides by itself about places that have closed.
    static readonly HashSet<string> OfTime = ["id", "status", "openedOn", "closedOn", "operation"];

    /// <summary>What it joins; empty for a single test.</summary>
    public static IReadOnlyList<Condition> Parts(Condition condition) => condition.TestCase switch
    {
        Condition.TestOneofCase.All => condition.All.Conditions_,
        Condition.TestOneofCase.Any => condition.Any.Conditions_,
        Condition.TestOneofCase.Not => [condition.Not],
        _ => [],
    };

    /// <summary>Whether it is joined of others.</summary>
    public static bool IsJoined(Condition condition) =>
        condition.TestCase is Condition.TestOneofCase.All or Condition.TestOneofCase.Any or Condition.TestOneofCase.Not;

    /// <summary>Whether it says itself which places of the past it is about, so that closed ones are not left out.</summary>
    public static bool IsAboutTime(Condition? condition) => condition is not null
        && (OfTime.Contains(QueryableOf(condition)) || Parts(condition).Any(IsAboutTime));

    /// <summary>The queryable of a single test; empty where it has none.</summary>
    public static string QueryableOf(Condition leaf) => leaf.TestCase switch
    {
        Condition.TestOneofCase.IsNull => leaf.IsNull,
        Condition.TestOneofCase.Comparison => leaf.Comparison.Queryable,
        Condition.TestOneofCase.Like => leaf.Like.Queryable,
        Condition.TestOneofCase.Between => leaf.Between.Queryable,
        Condition.TestOneofCase.Choice => leaf.Choice.Queryable,
        Condition.TestOneofCase.Spatial => leaf.Spatial.Queryable,
        Condition.TestOneofCase.Temporal => leaf.Temporal.Queryable,
        _ => "",
    };

    public static void Check(Condition condition, string path, Violations violations)
    {
        if (Wrong(condition) is { } wrong) violations.Add(path, wrong);
        else ConditionShapes.Check(condition, path, violations);
    }

    // Only the first fault: two hundred wrong tests need one sentence.
    static string? Wrong(Condition whole)
    {
        var nodes = 0;
        return Wrong(whole, 1);

        string? Wrong(Condition condition, int depth)
        {
            if (depth > ConditionBounds.Depth) return ConditionBounds.TooDeep;
            if (++nodes > ConditionBounds.Nodes) return ConditionBounds.TooMany;
            if (!IsJoined(condition)) return LeafRules.Wrong(condition);
            var parts = Parts(condition);
            return parts.Count == 0 || parts.Contains(null!)
                ? "joins no conditions by and, or, not."
                : parts.Select(part => Wrong(part, depth + 1)).FirstOrDefault(wrong => wrong is not null);
        }
    }
}
