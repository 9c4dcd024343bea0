namespace Map.Gateway.Conditions;

/// <summary>Conditions that several parameters make together.</summary>
static class JoinedConditions
{
    /// <summary>Narrows a filter by one more condition.</summary>
    public static void AddCondition(this V1.PlaceFilter filter, V1.Condition condition) => filter.Condition = filter.Condition is { } known
        ? new() { All = new() { Conditions_ = { known, condition } } }
        : condition;
}
