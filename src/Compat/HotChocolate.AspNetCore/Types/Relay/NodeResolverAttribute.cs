namespace HotChocolate.Types.Relay;

/// <summary>The method finds the object of its return type by its id.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeResolverAttribute : Attribute;
