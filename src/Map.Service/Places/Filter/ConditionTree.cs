using Map.Contract.Conditions;

namespace Map.Service.Places.Filter;

/// <summary>A condition as a whole.</summary>
static class ConditionTree
{
    // What is about these decides by itself about places that have closed.
    static readonly HashSet<string> OfTime = ["id", "status", "openedOn", "closedOn", "operation"];

    public static void Check(Condition condition, string path, Violations violations)
    {
        if (ConditionBounds.Wrong(condition) is { } wrong) violations.Add(path, wrong);
        else ConditionShapes.Check(condition, path, violations);
    }

    /// <summary>Whether it says itself which places of the past it is about, so that closed ones are not left out.</summary>
    public static bool IsAboutTime(Condition? condition) => condition is not null
        && (OfTime.Contains(QueryableOf(condition)) || ConditionBounds.Parts(condition).Any(IsAboutTime));

    static string QueryableOf(Condition leaf) => leaf.TestCase switch
    {
        Condition.TestOneofCase.IsNull => leaf.IsNull,
        Condition.TestOneofCase.Comparison => leaf.Comparison.Queryable,
        Condition.TestOneofCase.Like => leaf.Like.Queryable,
        Condition.TestOneofCase.Between => leaf.Between.Queryable,
        Condition.TestOneofCase.Choice => leaf.Choice.Queryable,
        Condition.TestOneofCase.Temporal => leaf.Temporal.Queryable,
        _ => "",
    };
}
