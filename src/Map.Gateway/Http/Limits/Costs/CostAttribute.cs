namespace Map.Gateway.Http.Limits.Costs;

/// <summary>What a field adds to the field cost of an operation, in place of the default: 10 for one that calls the service, 1 for one with
/// a list or an object, 0 for a plain value.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
sealed class CostAttribute(double weight) : Attribute
{
    public double Weight { get; } = weight;
}
