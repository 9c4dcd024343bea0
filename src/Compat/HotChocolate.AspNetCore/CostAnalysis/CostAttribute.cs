namespace HotChocolate.CostAnalysis.Types;

/// <summary>What each appearance of a field, argument, input field or type adds to the cost of an operation.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum | AttributeTargets.Method
    | AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Struct)]
public sealed class CostAttribute(double weight) : Attribute
{
    internal double Weight { get; } = weight;
}
