namespace HotChocolate;

/// <summary>Not part of the schema.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Property
    | AttributeTargets.Method | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class GraphQLIgnoreAttribute : Attribute;
