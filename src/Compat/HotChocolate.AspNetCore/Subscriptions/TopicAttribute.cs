namespace HotChocolate.Types;

/// <summary>The topic that a subscription field listens to; arguments in braces, as in <c>place_{id}</c>.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class TopicAttribute(string? name = null) : Attribute
{
    /// <summary>Null for the name of the C# method.</summary>
    public string? Name { get; } = name;
}
