namespace HotChocolate;

/// <summary>Excludes the member from the schema.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Property
    | AttributeTargets.Method | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class GraphQLIgnoreAttribute : Attribute;
