namespace Map.Gateway.Http.Limits.Costs;

/// <summary>The field cost of a field, in place of the default: 10 for one that calls the service, 1 for a list or an object, 0 for a plain
/// value.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
sealed class CostAttribute(double weight) : Attribute
{
    public double Weight { get; } = weight;
}
