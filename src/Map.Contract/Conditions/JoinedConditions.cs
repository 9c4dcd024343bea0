using Map.V1;

namespace Map.Contract.Conditions;

/// <summary>Conditions that several parameters make together.</summary>
public static class JoinedConditions
{
    /// <summary>Narrows a filter by one more condition.</summary>
    public static void AddCondition(this PlaceFilter filter, Condition condition) => filter.Condition = filter.Condition is { } known
        ? new() { All = new() { Conditions_ = { known, condition } } }
        : condition;
}
